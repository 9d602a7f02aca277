/* Starts the program with the Python beside it, and tells the installer that it runs. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define MUTEX_NAME L"DrafterRunning"
#define FIXED 3 /* -B -m drafter */

typedef int (*PyMain)(int, wchar_t **);

static int complain(const wchar_t *what)
{
#ifdef CONSOLE
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    DWORD written;
    WriteConsoleW(out, what, (DWORD)wcslen(what), &written, NULL);
#else
    MessageBoxW(NULL, what, L"公文起草助手", MB_OK | MB_ICONERROR);
#endif
    return 1;
}

/* The folder of this program, with its last backslash, however long the path is; NULL where memory is short. */
static wchar_t *own_folder(void)
{
    DWORD size = 32768;
    wchar_t *path = malloc(size * sizeof(wchar_t));
    if (path == NULL || GetModuleFileNameW(NULL, path, size) == 0)
        return NULL;
    wchar_t *last = wcsrchr(path, L'\\');
    if (last != NULL)
        last[1] = L'\0';
    return path;
}

/* Only this folder and Windows' own: a DLL that lies about elsewhere is not ours. */
static HMODULE load_python(const wchar_t *folder)
{
    wchar_t *path = malloc((wcslen(folder) + wcslen(PYTHON_DLL) + 1) * sizeof(wchar_t));
    if (path == NULL)
        return NULL;
    wcscpy(path, folder);
    wcscat(path, PYTHON_DLL);
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    free(path);
    return python;
}

int wmain(int argc, wchar_t **argv)
{
    wchar_t *folder = own_folder();
    HMODULE python = folder == NULL ? NULL : load_python(folder);
    PyMain py_main = python == NULL ? NULL : (PyMain)(void *)GetProcAddress(python, "Py_Main");
    wchar_t **arguments = calloc((size_t)argc + FIXED + 1, sizeof(wchar_t *));
    if (py_main == NULL || arguments == NULL)
        return complain(L"程序文件不完整，请重新安装公文起草助手。");
    CreateMutexW(NULL, FALSE, MUTEX_NAME); /* held until the process ends */
    arguments[0] = argv[0];
    arguments[1] = L"-B";
    arguments[2] = L"-m";
    arguments[3] = L"drafter";
    memcpy(arguments + 1 + FIXED, argv + 1, (size_t)(argc - 1) * sizeof(wchar_t *));
    return py_main(argc + FIXED, arguments);
}

#ifndef CONSOLE
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, wchar_t *line, int show)
{
    (void)instance, (void)previous, (void)line, (void)show;
    return wmain(__argc, __wargv);
}
#endif
