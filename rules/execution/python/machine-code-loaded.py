import ctypes
import mmap

TEXT = b"\x90" * 64


def start_on_windows():
    # ruleid: execution/machine-code-loaded
    place = ctypes.windll.kernel32.VirtualAlloc(0, len(TEXT), 0x3000, 0x40)
    # ruleid: execution/machine-code-loaded
    ctypes.windll.kernel32.RtlMoveMemory(place, TEXT, len(TEXT))


def start_in(kernel32, process, place):
    # ruleid: execution/machine-code-loaded
    kernel32.WriteProcessMemory(process, place, TEXT, len(TEXT), None)
    # ruleid: execution/machine-code-loaded
    kernel32.CreateRemoteThread(process, None, 0, place, None, 0, None)


def start_on_linux():
    memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(TEXT)
    # ruleid: execution/machine-code-loaded
    ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))()


def write_to_view(view, text):
    # ok: execution/machine-code-loaded
    ctypes.windll.kernel32.RtlMoveMemory(view, text, len(text))


def share():
    memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE)
    # ok: execution/machine-code-loaded
    return ctypes.addressof(ctypes.c_char.from_buffer(memory))


def callback(function):
    # ok: execution/machine-code-loaded
    return ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)(function)


def reserve(kernel32):
    # ok: execution/machine-code-loaded
    return kernel32.VirtualAlloc(0, 4096, 0x3000, 0x04)


def version():
    # ok: execution/machine-code-loaded
    return ctypes.windll.kernel32.GetVersion()
