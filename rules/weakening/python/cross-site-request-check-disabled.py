from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from flask import Flask

app = Flask(__name__)
# ruleid: weakening/cross-site-request-check-disabled
app.config["WTF_CSRF_ENABLED"] = False
# ruleid: weakening/cross-site-request-check-disabled
WTF_CSRF_CHECK_DEFAULT = False


@csrf_exempt
# ruleid: weakening/cross-site-request-check-disabled
def transfer(request):
    return request.POST["amount"]


# ruleid: weakening/cross-site-request-check-disabled
@method_decorator(csrf_exempt, name="dispatch")
class Hook:
    pass


# ok: weakening/cross-site-request-check-disabled
app.config["WTF_CSRF_ENABLED"] = True


@csrf_protect
# ok: weakening/cross-site-request-check-disabled
def transfer_well(request):
    return request.POST["amount"]


# ok: weakening/cross-site-request-check-disabled
@method_decorator(csrf_protect, name="dispatch")
class Form:
    pass


# ok: weakening/cross-site-request-check-disabled
app.config["WTF_CSRF_TIME_LIMIT"] = None
