using System;
using System.Runtime.InteropServices;

class Loader
{
    void Start(byte[] text)
    {
        // ruleid: execution/machine-code-loaded-csharp
        var place = VirtualAlloc(IntPtr.Zero, (uint)text.Length, 0x3000, 0x40);
        Marshal.Copy(text, 0, place, text.Length);
    }

    void StartIn(IntPtr process, IntPtr place, byte[] text)
    {
        // ruleid: execution/machine-code-loaded-csharp
        WriteProcessMemory(process, place, text, text.Length, out _);
        // ruleid: execution/machine-code-loaded-csharp
        Native.CreateRemoteThread(process, IntPtr.Zero, 0, place, IntPtr.Zero, 0, IntPtr.Zero);
    }

    void Reserve()
    {
        // ok: execution/machine-code-loaded-csharp
        var place = VirtualAlloc(IntPtr.Zero, 4096, 0x3000, 0x04);
    }

    void CopyBytes(byte[] text, IntPtr place)
    {
        // ok: execution/machine-code-loaded-csharp
        Marshal.Copy(text, 0, place, text.Length);
    }

    void Begin()
    {
        // ok: execution/machine-code-loaded-csharp
        new System.Threading.Thread(() => Reserve()).Start();
    }

    void Close(IntPtr handle)
    {
        // ok: execution/machine-code-loaded-csharp
        CloseHandle(handle);
    }
}
