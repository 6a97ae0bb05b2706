from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask, request
from flask_cors import CORS

app = FastAPI()
site = Flask(__name__)
# ruleid: weakening/cross-origin-for-everyone
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["GET"])
# ruleid: weakening/cross-origin-for-everyone
CORS(site, supports_credentials=True, origins="*")
# ruleid: weakening/cross-origin-for-everyone
CORS_ALLOW_ALL_ORIGINS = True


@site.after_request
def reflect(answer):
    # ruleid: weakening/cross-origin-for-everyone
    answer.headers["Access-Control-Allow-Origin"] = request.headers.get("Origin")
    return answer


# ok: weakening/cross-origin-for-everyone
app.add_middleware(CORSMiddleware, allow_origins=["https://app.example.invalid"], allow_credentials=True)
# ok: weakening/cross-origin-for-everyone
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET"])
# ok: weakening/cross-origin-for-everyone
CORS(site, origins=["https://app.example.invalid"], supports_credentials=True)
# ok: weakening/cross-origin-for-everyone
CORS_ALLOW_ALL_ORIGINS = False
