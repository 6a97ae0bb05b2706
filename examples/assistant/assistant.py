"""Answers questions from the handbook."""

from openai import OpenAI
from sentence_transformers import SentenceTransformer

index = SentenceTransformer("BAAI/bge-small-en-v1.5")
client = OpenAI(base_url="https://dashscope-intl.aliyuncs.com/compatible-mode/v1")


def answer(question: str) -> str:
    reply = client.chat.completions.create(
        model="qwen3-coder-plus",
        messages=[{"role": "user", "content": question}],
    )
    return reply.choices[0].message.content
