@echo off
rem The maintainer's terminal on Windows. Nobody has tested this file; please report what happens.
rem It needs a Java 25 or newer (JAVA25_HOME, JAVA_HOME or on the PATH): the version is not checked, an older one ends with
rem UnsupportedClassVersionError. And it needs the built jar: mvnw.cmd does not exist, so build on another system
rem or unpack a release and use its app folder.
setlocal
set "ROOT=%~dp0.."
set "JAR=%ROOT%\app\errdict-admin-cli.jar"
if not exist "%JAR%" set "JAR=%ROOT%\admin-cli\target\errdict-admin-cli.jar"
if not exist "%JAR%" (
  echo errdict: %JAR% does not exist: build it first. >&2
  exit /b 3
)
set "JAVA=java"
if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA25_HOME%\bin\java.exe" set "JAVA=%JAVA25_HOME%\bin\java.exe"
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 -Xlog:disable -Xlog:all=error:stderr --enable-native-access=ALL-UNNAMED -jar "%JAR%" %*
exit /b %ERRORLEVEL%
