import xml.sax
import xml.sax.handler

import xmltodict
from lxml import etree


def parse(text):
    # ruleid: injection/xml-external-entities
    parser = etree.XMLParser(resolve_entities=True)
    return etree.fromstring(text, parser)


def with_definition(text):
    # ruleid: injection/xml-external-entities
    return etree.fromstring(text, etree.XMLParser(load_dtd=True, no_network=False))


def read(path):
    reader = xml.sax.make_parser()
    # ruleid: injection/xml-external-entities
    reader.setFeature(xml.sax.handler.feature_external_ges, True)
    reader.parse(path)


def as_dictionary(text):
    # ruleid: injection/xml-external-entities
    return xmltodict.parse(text, disable_entities=False)


def parse_well(text):
    # ok: injection/xml-external-entities
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))


def parse_default(text):
    # ok: injection/xml-external-entities
    return etree.fromstring(text)


def read_well(path):
    reader = xml.sax.make_parser()
    # ok: injection/xml-external-entities
    reader.setFeature(xml.sax.handler.feature_external_ges, False)
    reader.parse(path)


def as_dictionary_well(text):
    # ok: injection/xml-external-entities
    return xmltodict.parse(text)
