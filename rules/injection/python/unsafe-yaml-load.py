import yaml
from ruamel.yaml import YAML
from yaml import UnsafeLoader, load


def read_job(path):
    with open(path) as stream:
        # ruleid: injection/unsafe-yaml-load
        return yaml.load(stream, Loader=yaml.Loader)


def read_legacy_job(text):
    # ruleid: injection/unsafe-yaml-load
    return yaml.load(text)


def read_pipeline(text):
    # ruleid: injection/unsafe-yaml-load
    return load(text, UnsafeLoader)


def read_all(stream):
    # ruleid: injection/unsafe-yaml-load
    return list(yaml.unsafe_load_all(stream))


class JobLoader(yaml.SafeLoader):
    """Knows our `!duration` tag and nothing else."""


def read_settings(path):
    with open(path) as stream:
        # ok: injection/unsafe-yaml-load
        return yaml.safe_load(stream)


def read_quickly(stream):
    # ok: injection/unsafe-yaml-load
    return yaml.load(stream, Loader=yaml.CSafeLoader)


def read_with_own_tags(stream):
    # ok: injection/unsafe-yaml-load
    return yaml.load(stream, Loader=JobLoader)


def read_strings(stream):
    # ok: injection/unsafe-yaml-load
    return yaml.load(stream, yaml.BaseLoader)


def round_trip(path):
    yaml = YAML(typ="rt")
    # ok: injection/unsafe-yaml-load
    return yaml.load(path)
