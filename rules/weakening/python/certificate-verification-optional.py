import ssl


def context_for(insecure):
    context = ssl.create_default_context()
    if insecure:
        context.check_hostname = False
        # ruleid: weakening/certificate-verification-optional
        context.verify_mode = ssl.CERT_NONE
    return context


def context_by_choice(verified):
    if verified:
        return ssl.create_default_context()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    # ruleid: weakening/certificate-verification-optional
    context.verify_mode = ssl.CERT_NONE
    return context


def context_of(options):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if options.authority:
        context.load_verify_locations(options.authority)
    else:
        context.check_hostname = False
        # ruleid: weakening/certificate-verification-optional
        context.verify_mode = ssl.CERT_NONE
    return context


def lenient_context():
    context = ssl.create_default_context()
    context.check_hostname = False
    # ok: weakening/certificate-verification-optional
    context.verify_mode = ssl.CERT_NONE
    return context


def strict_context(options):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if options.strict:
        # ok: weakening/certificate-verification-optional
        context.verify_mode = ssl.CERT_REQUIRED
    # ok: weakening/certificate-verification-optional
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def context_after_a_check(options):
    if not options:
        raise ValueError("no options")
    context = ssl.create_default_context()
    # ok: weakening/certificate-verification-optional
    context.verify_mode = ssl.CERT_NONE
    return context
