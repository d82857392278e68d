//! The parts of a file, how they refer to each other, and the archive they stand in.
//!
//! The archive has no times and no names of persons, so that the same paper gives the same bytes.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::element::Markup;
use super::part;
use crate::report::document::Front;
use crate::text::Lang;

/// What the types of relationships and parts begin with.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const WORDS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// Parts, and what refers to them.
#[derive(Default)]
pub(super) struct Package {
    /// Name, type and text of each part.
    parts: Vec<(String, String, String)>,
    /// What the document refers to: id, kind and name of the part.
    references: Vec<(String, &'static str, String)>,
    n_charts: usize,
}

impl Package {
    pub(super) fn document(&mut self, xml: String) {
        self.add("word/document.xml", &format!("{WORDS}document.main+xml"), xml);
    }

    pub(super) fn styles(&mut self, xml: String) {
        self.referred("styles", "styles", xml);
    }

    /// What holds for the file as a whole.
    pub(super) fn settings(&mut self) {
        let mut xml = part();
        xml.element("w:settings", &[("xmlns:w", &super::W)], |settings| {
            settings.empty("w:zoom", &[("w:percent", &"100")]);
            settings.literal("<w:evenAndOddHeaders/>");
            super::set(settings, "w:characterSpacingControl", &"compressPunctuation");
            settings.element("w:compat", &[], |compat| {
                compat.empty(
                    "w:compatSetting",
                    &[
                        ("w:name", &"compatibilityMode"),
                        ("w:uri", &"http://schemas.microsoft.com/office/word"),
                        ("w:val", &"15"),
                    ],
                );
            });
        });
        self.referred("settings", "settings", xml.finish());
    }

    /// A header or footer, which sections refer to by its name.
    pub(super) fn furniture(&mut self, kind: &'static str, name: &str, xml: String) {
        let file = format!("word/{name}.xml");
        self.add(&file, &format!("{WORDS}{kind}+xml"), xml);
        self.references
            .push((name.to_owned(), kind, file["word/".len()..].to_owned()));
    }

    /// A chart; the first that is added is `chart1`.
    pub(super) fn chart(&mut self, xml: String) {
        self.n_charts += 1;
        let (name, kind) = (
            format!("chart{}", self.n_charts),
            "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        );
        self.add(&format!("word/charts/{name}.xml"), kind, xml);
        let target = format!("charts/{name}.xml");
        self.references.push((name, "chart", target));
    }

    /// Title, language and day of the paper.
    pub(super) fn properties(&mut self, front: &Front, lang: Lang) {
        let mut xml = part();
        let spaces: [(&'static str, &dyn std::fmt::Display); 4] = [
            (
                "xmlns:cp",
                &"http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            ),
            ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
            ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
        ];
        xml.element("cp:coreProperties", &spaces, |core| {
            core.leaf("dc:title", &[], &front.title);
            if let Some(date) = front.date {
                let at = format!("{date}T00:00:00Z");
                core.leaf("dcterms:created", &[("xsi:type", &"dcterms:W3CDTF")], &at);
            }
            let language = match lang {
                Lang::Zh => "zh-CN",
                Lang::En => "en",
            };
            core.leaf("dc:language", &[], language);
        });
        let kind = "application/vnd.openxmlformats-package.core-properties+xml";
        self.add("docProps/core.xml", kind, xml.finish());
    }

    fn referred(&mut self, kind: &'static str, name: &str, xml: String) {
        self.add(&format!("word/{name}.xml"), &format!("{WORDS}{kind}+xml"), xml);
        self.references.push((name.to_owned(), kind, format!("{name}.xml")));
    }

    fn add(&mut self, name: &str, kind: &str, xml: String) {
        self.parts.push((name.to_owned(), kind.to_owned(), xml));
    }

    /// The archive.
    pub(super) fn bytes(self) -> Vec<u8> {
        let mut archive = Archive(ZipWriter::new(Cursor::new(Vec::new())));
        archive.file("[Content_Types].xml", &self.types());
        archive.file("_rels/.rels", &roots());
        archive.file("word/_rels/document.xml.rels", &self.relationships());
        for (name, _, xml) in &self.parts {
            archive.file(name, xml);
        }
        archive.bytes()
    }

    fn types(&self) -> String {
        let mut xml = part();
        let space = "http://schemas.openxmlformats.org/package/2006/content-types";
        xml.element("Types", &[("xmlns", &space)], |types| {
            let relationships = "application/vnd.openxmlformats-package.relationships+xml";
            default_type(types, "rels", relationships);
            default_type(types, "xml", "application/xml");
            for (name, kind, _) in &self.parts {
                let name = format!("/{name}");
                types.empty("Override", &[("PartName", &name), ("ContentType", kind)]);
            }
        });
        xml.finish()
    }

    fn relationships(&self) -> String {
        let targets = self.references.iter();
        let targets = targets.map(|(id, kind, target)| (id.as_str(), format!("{OFFICE}{kind}"), target.as_str()));
        relationships(targets)
    }
}

fn default_type(types: &mut Markup, ending: &str, kind: &str) {
    types.empty("Default", &[("Extension", &ending), ("ContentType", &kind)]);
}

/// Where a reader begins.
fn roots() -> String {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let roots = [
        ("document", format!("{OFFICE}officeDocument"), "word/document.xml"),
        ("core", core.to_owned(), "docProps/core.xml"),
    ];
    relationships(roots.into_iter())
}

fn relationships<'a>(targets: impl Iterator<Item = (&'a str, String, &'a str)>) -> String {
    let mut xml = part();
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    xml.element("Relationships", &[("xmlns", &space)], |list| {
        for (id, kind, target) in targets {
            list.empty("Relationship", &[("Id", &id), ("Type", &kind), ("Target", &target)]);
        }
    });
    xml.finish()
}

/// An archive in memory.
struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    fn file(&mut self, name: &str, text: &str) {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        self.0
            .start_file(name, options)
            .and_then(|()| Ok(self.0.write_all(text.as_bytes())?))
            .expect("BUG: writing to memory cannot fail");
    }

    fn bytes(self) -> Vec<u8> {
        let written = self.0.finish().expect("BUG: writing to memory cannot fail");
        written.into_inner()
    }
}
