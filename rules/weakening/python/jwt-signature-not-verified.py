import jwt
from jwt import decode

KEY = open("keys/public.pem").read()


def current_user(request):
    token = request.headers["Authorization"].removeprefix("Bearer ")
    # ruleid: weakening/jwt-signature-not-verified
    claims = jwt.decode(token, options={"verify_signature": False, "verify_exp": True})
    return claims["sub"]


def role(token):
    # ruleid: weakening/jwt-signature-not-verified
    return decode(token, KEY, verify=False)["role"]


def flexible(token):
    # ruleid: weakening/jwt-signature-not-verified
    return jwt.decode(token, KEY, algorithms=["RS256", "none"])


def issue(claims):
    # ruleid: weakening/jwt-signature-not-verified
    return jwt.encode(claims, None, algorithm="none")


def verified_user(token):
    # ok: weakening/jwt-signature-not-verified
    return jwt.decode(token, KEY, algorithms=["RS256"], audience="reports")["sub"]


def expired_is_fine(token):
    # ok: weakening/jwt-signature-not-verified
    return jwt.decode(token, KEY, algorithms=["ES256"], options={"verify_signature": True, "verify_exp": False})


def key_id(token):
    # ok: weakening/jwt-signature-not-verified
    return jwt.get_unverified_header(token)["kid"]


def issue_signed(claims, private_key):
    # ok: weakening/jwt-signature-not-verified
    return jwt.encode(claims, private_key, algorithm="RS256")


def read_image(codec, blob):
    # ok: weakening/jwt-signature-not-verified
    return codec.decode(blob, verify=False)
