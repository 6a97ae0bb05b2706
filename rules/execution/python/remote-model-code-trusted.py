import torch
from datasets import load_dataset
from transformers import AutoModel, AutoTokenizer, pipeline


def model(name):
    # ruleid: execution/remote-model-code-trusted
    return AutoModel.from_pretrained(name, trust_remote_code=True)


def answers():
    # ruleid: execution/remote-model-code-trusted
    return pipeline("text-generation", model="someone/model", trust_remote_code=True)


def texts():
    # ruleid: execution/remote-model-code-trusted
    return load_dataset("someone/texts", split="train", trust_remote_code=True)


def vision():
    # ruleid: execution/remote-model-code-trusted
    return torch.hub.load("someone/vision", "net", trust_repo=True)


def model_well(name):
    # ok: execution/remote-model-code-trusted
    return AutoModel.from_pretrained(name)


def pinned(name):
    # ok: execution/remote-model-code-trusted
    return AutoModel.from_pretrained(name, trust_remote_code=True, revision="0123456789abcdef0123456789abcdef01234567")


def declined(name):
    # ok: execution/remote-model-code-trusted
    return AutoTokenizer.from_pretrained(name, trust_remote_code=False)


def configured(name, settings):
    # ok: execution/remote-model-code-trusted
    return AutoModel.from_pretrained(name, trust_remote_code=settings.trusted)
