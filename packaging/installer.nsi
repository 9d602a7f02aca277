; The setup program. build_windows.py gives NAME, DISPLAY_NAME, VERSION, VERSION_NUMBERS, COMPANY, TREE,
; UNINSTALL_FILES, ICON, OUTPUT, STUB and SIZE_KB.
;
; Exit status of a silent run: 0 done, 2 could not write, 3 the program runs, 4 not 64-bit, 5 Windows too old.

Target ${STUB}
Unicode true
!include MUI2.nsh
!include LogicLib.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh

Name "${DISPLAY_NAME}"
OutFile "${OUTPUT}"
BrandingText "${DISPLAY_NAME} ${VERSION}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Drafter"
InstallDirRegKey HKCU "Software\Drafter" "InstallDir"
SetCompressor /SOLID lzma
; As large as the libraries that lie apart in the tree and hold the same again; setup needs as much memory.
SetCompressorDictSize 64
SetDateSave on
ManifestDPIAware true
ManifestSupportedOS Win10

VIProductVersion "${VERSION_NUMBERS}"
VIAddVersionKey /LANG=2052 "ProductName" "${DISPLAY_NAME}"
VIAddVersionKey /LANG=2052 "CompanyName" "${COMPANY}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "${COMPANY}"
VIAddVersionKey /LANG=2052 "FileDescription" "${DISPLAY_NAME} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Drafter"
!define CLASSES "Software\Classes"
!define KIND "Drafter.Draft"
!define MUTEX "DrafterRunning"
!define SHORTCUT "${DISPLAY_NAME}.lnk"
!define OLDEST_TESTED_BUILD 17763

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${DISPLAY_NAME}"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; Say why and leave; a silent run says it with the exit status alone.
!macro Refuse STATUS MESSAGE
    MessageBox MB_OK|MB_ICONEXCLAMATION "${MESSAGE}" /SD IDOK
    SetErrorLevel ${STATUS}
    Quit
!macroend

; The launcher holds a mutex as long as the program runs (0x00100000 is SYNCHRONIZE).
!macro RefuseWhileRunning DEED
    System::Call 'kernel32::OpenMutexW(i 0x00100000, i 0, w "${MUTEX}") p .r0'
    ${If} $0 P<> 0
        System::Call 'kernel32::CloseHandle(p r0)'
        !insertmacro Refuse 3 "${DISPLAY_NAME}正在运行。请先保存并关闭，再${DEED}。"
    ${EndIf}
!macroend

Function .onInit
    ${IfNot} ${RunningX64}
        !insertmacro Refuse 4 "这台电脑装的是 32 位的 Windows。${DISPLAY_NAME}需要 64 位的 Windows 10 或更新的版本。"
    ${EndIf}
    ${IfNot} ${AtLeastWin10}
        !insertmacro Refuse 5 "这台电脑的 Windows 太旧了。${DISPLAY_NAME}需要 64 位的 Windows 10 或更新的版本。"
    ${EndIf}
    ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
    ${If} $0 < ${OLDEST_TESTED_BUILD}
        MessageBox MB_OK|MB_ICONINFORMATION "这台电脑的 Windows 10 版本较旧（早于 1809），没有试过，可能打不开窗口。仍会继续安装。" /SD IDOK
    ${EndIf}
    !insertmacro RefuseWhileRunning "安装"
FunctionEnd

Section "程序（必需）" SectionProgram
    SectionIn RO
    ; The previous version goes first, by its own list, so that none of its files stays behind.
    ${If} ${FileExists} "$INSTDIR\uninstall.exe"
        ExecWait '"$INSTDIR\uninstall.exe" /S /KEEP _?=$INSTDIR'
    ${EndIf}
    ClearErrors
    SetOutPath "$INSTDIR"
    FileOpen $0 "$INSTDIR\.writable" w
    ${If} ${Errors}
        !insertmacro Refuse 2 "这个文件夹里不能写文件：$INSTDIR。请换一个文件夹，例如 D:\Drafter。"
    ${EndIf}
    FileClose $0
    Delete "$INSTDIR\.writable"
    SetOverwrite on
    File /r "${TREE}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    ${If} ${Errors}
        !insertmacro Refuse 2 "有些文件写不进去：$INSTDIR。请检查磁盘空间和权限后再装一次。"
    ${EndIf}

    WriteRegStr HKCU "Software\Drafter" "InstallDir" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${DISPLAY_NAME}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${COMPANY}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${NAME}.exe"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1

    WriteRegStr HKCU "${CLASSES}\${KIND}" "" "讲话稿"
    WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\${NAME}.ico"
    WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'
    WriteRegStr HKCU "${CLASSES}\.gao" "" "${KIND}"
    WriteRegStr HKCU "${CLASSES}\.gao\OpenWithProgids" "${KIND}" ""
    ; SHCNE_ASSOCCHANGED: Explorer reads the icons and associations again.
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
    CreateShortcut "$SMPROGRAMS\${SHORTCUT}" "$INSTDIR\${NAME}.exe" "" "$INSTDIR\${NAME}.ico"
SectionEnd

Section "桌面图标" SectionDesktop
    CreateShortcut "$DESKTOP\${SHORTCUT}" "$INSTDIR\${NAME}.exe" "" "$INSTDIR\${NAME}.ico"
SectionEnd

Function un.onInit
    !insertmacro RefuseWhileRunning "卸载"
FunctionEnd

Section "un.程序" UnSectionProgram
    SectionIn RO
    !include "${UNINSTALL_FILES}"
    Delete "$INSTDIR\uninstall.exe"
    SetOutPath "$TEMP"
    ; An upgrade keeps entries and shortcuts: the new version writes its own over them.
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/KEEP" $1
    ${If} ${Errors}
        RMDir "$INSTDIR"
        Delete "$SMPROGRAMS\${SHORTCUT}"
        Delete "$DESKTOP\${SHORTCUT}"
        DeleteRegKey HKCU "${UNINSTALL_KEY}"
        DeleteRegKey HKCU "Software\Drafter"
        DeleteRegKey HKCU "${CLASSES}\${KIND}"
        DeleteRegValue HKCU "${CLASSES}\.gao\OpenWithProgids" "${KIND}"
        DeleteRegKey /ifempty HKCU "${CLASSES}\.gao\OpenWithProgids"
        ReadRegStr $1 HKCU "${CLASSES}\.gao" ""
        ${If} $1 == "${KIND}"
            DeleteRegValue HKCU "${CLASSES}\.gao" ""
        ${EndIf}
        DeleteRegKey /ifempty HKCU "${CLASSES}\.gao"
        System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
    ${EndIf}
SectionEnd

; Off unless somebody ticks it; a silent run never does.
Section /o "un.同时删除语料库、设置和恢复副本" UnSectionData
    RMDir /r "$APPDATA\Drafter"
SectionEnd

LangString DescribeProgram 2052 "程序本身，并让 .gao 稿子双击即可打开。"
LangString DescribeDesktop 2052 "在桌面上放一个图标。"
LangString DescribeRemove 2052 "删除程序本身。您的稿子和语料库不受影响。"
LangString DescribeData 2052 "连同您导入的旧稿、设置和没有保存的副本一起删除，无法找回。您自己保存的 .gao 稿子不受影响。"
!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
    !insertmacro MUI_DESCRIPTION_TEXT ${SectionProgram} $(DescribeProgram)
    !insertmacro MUI_DESCRIPTION_TEXT ${SectionDesktop} $(DescribeDesktop)
!insertmacro MUI_FUNCTION_DESCRIPTION_END
!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
    !insertmacro MUI_DESCRIPTION_TEXT ${UnSectionProgram} $(DescribeRemove)
    !insertmacro MUI_DESCRIPTION_TEXT ${UnSectionData} $(DescribeData)
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END
