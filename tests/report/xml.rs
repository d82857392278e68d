//! A reader of the XML that papers are written in: elements, attributes, text; nothing else stands there.

/// An element with what stands in it.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    pub text: String,
}

impl Element {
    /// The value of an attribute; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(of, _)| of == name);
        found.map_or("", |(_, value)| value)
    }

    /// Goes through this element and all below it.
    pub fn visit<'a>(&'a self, look: &mut dyn FnMut(&'a Self)) {
        look(self);
        for child in &self.children {
            child.visit(look);
        }
    }

    /// All elements of a name below this one.
    pub fn all(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        self.visit(&mut |element| {
            if element.name == name {
                found.push(element);
            }
        });
        found
    }
}

/// The root element. Panics where something is not closed, or is no XML.
pub fn read(text: &str) -> Element {
    let mut open = vec![Element::default()];
    let body = text.split_once("?>").map_or(text, |(_, body)| body);
    for piece in body.split('<').skip(1) {
        let (tag, said) = piece.split_once('>').expect("a tag ends");
        if let Some(name) = tag.strip_prefix('/') {
            let done = open.pop().expect("an element is open");
            assert_eq!(done.name, name);
            open.last_mut().expect("a parent").children.push(done);
        } else {
            let (inside, is_empty) = tag.strip_suffix('/').map_or((tag, false), |inside| (inside, true));
            let element = element(inside);
            if is_empty {
                open.last_mut().expect("a parent").children.push(element);
            } else {
                open.push(element);
            }
        }
        open.last_mut().expect("a parent").text.push_str(&plain(said));
    }
    let mut root = open.pop().expect("a root");
    assert!(open.is_empty() && root.children.len() == 1, "one root");
    root.children.remove(0)
}

fn element(tag: &str) -> Element {
    let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    let mut rest = rest.trim();
    while let Some((name, value)) = rest.split_once("=\"") {
        let (value, after) = value.split_once('"').expect("a value ends");
        attributes.push((name.to_owned(), plain(value)));
        rest = after.trim();
    }
    assert!(rest.is_empty(), "{tag}");
    Element {
        name: name.to_owned(),
        attributes,
        ..Element::default()
    }
}

fn plain(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&amp;", "&")
}
