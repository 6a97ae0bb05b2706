from lxml import etree

KIND = "daily"


def find(tree, name):
    # ruleid: injection/xpath-from-interpolated-string
    return tree.xpath(f"//user[@name='{name}']")


def login(tree, name, code):
    # ruleid: injection/xpath-from-interpolated-string
    return tree.xpath("//user[name/text()='%s' and code/text()='%s']" % (name, code))


def joined(tree, name):
    # ruleid: injection/xpath-from-interpolated-string
    return tree.xpath("//user[@name='" + name + "']/mail")


def find_well(tree, name):
    # ok: injection/xpath-from-interpolated-string
    return tree.xpath("//user[@name=$name]", name=name)


def daily(tree):
    # ok: injection/xpath-from-interpolated-string
    return tree.xpath(f"//report[@kind='{KIND}']")


def nth(tree, number):
    # ok: injection/xpath-from-interpolated-string
    return tree.xpath(f"//report[{number}]")


def prepared():
    # ok: injection/xpath-from-interpolated-string
    return etree.XPath("//user[@name=$name]")
