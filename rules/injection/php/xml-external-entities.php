<?php

function parse($text)
{
    // ruleid: injection/xml-external-entities-php
    return simplexml_load_string($text, 'SimpleXMLElement', LIBXML_NOENT);
}

function document($text)
{
    $document = new DOMDocument();
    // ruleid: injection/xml-external-entities-php
    $document->loadXML($text, LIBXML_NOENT | LIBXML_DTDLOAD);
    return $document;
}

// ruleid: injection/xml-external-entities-php
libxml_disable_entity_loader(false);

function parseWell($text)
{
    // ok: injection/xml-external-entities-php
    return simplexml_load_string($text, 'SimpleXMLElement', LIBXML_NONET);
}

function documentWell($text)
{
    $document = new DOMDocument();
    // ok: injection/xml-external-entities-php
    $document->loadXML($text);
    return $document;
}

// ok: injection/xml-external-entities-php
libxml_disable_entity_loader(true);
// ok: injection/xml-external-entities-php
$settings = simplexml_load_file('/etc/reports.xml');
