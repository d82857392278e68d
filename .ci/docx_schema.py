#!/usr/bin/env python3
"""Validates DOCX files against the transitional schemas of ISO/IEC 29500-4.

Usage: docx_schema.py SCHEMAS FILE...
SCHEMAS is a folder with the schemas as ECMA and ISO publish them: wml.xsd, dml-*.xsd, shared-*.xsd
(a copy is in the repository of python-docx, ref/xsd). They are not part of this repository.
"""
import re
import sys
import tempfile
import zipfile
from pathlib import Path

from lxml import etree

# wml.xsd refers to xml:space without saying where it is declared.
XML = """<xs:schema targetNamespace="http://www.w3.org/XML/1998/namespace" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:attribute name="space" type="xs:NCName"/><xs:attribute name="lang" type="xs:language"/></xs:schema>"""
IMPORT = re.compile(r'(<xsd:import namespace="http://www.w3.org/XML/1998/namespace")\s*/>')


def loaded(folder: Path) -> dict[str, etree.XMLSchema]:
    """The schemas of words and of charts."""
    with tempfile.TemporaryDirectory() as copies:
        (Path(copies) / "xml.xsd").write_text(XML)
        for schema in folder.glob("*.xsd"):
            text = schema.read_text(encoding="utf-8-sig")
            (Path(copies) / schema.name).write_text(IMPORT.sub(r'\1 schemaLocation="xml.xsd"/>', text))
        named = {"word/charts/": "dml-chart.xsd", "word/": "wml.xsd"}
        return {part: etree.XMLSchema(etree.parse(Path(copies) / file)) for part, file in named.items()}


def main() -> int:
    schemas = loaded(Path(sys.argv[1]))
    parts = faults = 0
    for file in sys.argv[2:]:
        archive = zipfile.ZipFile(file)
        for name in archive.namelist():
            root = etree.fromstring(archive.read(name))
            schema = next((schema for part, schema in schemas.items() if name.startswith(part)), None)
            if schema is None or name.endswith(".rels"):
                continue
            parts += 1
            if not schema.validate(root):
                faults += len(schema.error_log)
                for fault in list(schema.error_log)[:5]:
                    print(f"{file} {name}: {fault.message}", file=sys.stderr)
    print(f"{len(sys.argv) - 2} files, {parts} parts, {faults} faults")
    return 1 if faults or not parts else 0


if __name__ == "__main__":
    sys.exit(main())
