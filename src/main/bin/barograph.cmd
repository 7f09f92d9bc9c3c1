@echo off
rem Starts Barograph on the JVM options that it was measured with; see the script without .cmd.
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" ${app.jvm.args} ${app.jvm.gc} ${app.jvm.metaspace} ${app.jvm.codecache} ${app.jvm.trim} ${app.jvm.trim.log} -Dbarograph.command=barograph %BAROGRAPH_OPTS% -jar "%~dp0..\barograph.jar" %*
