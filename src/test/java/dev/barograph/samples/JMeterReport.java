package dev.barograph.samples;

/// What `jmeter -g FILE -o FOLDER` does, in a process that has JMeter on its class path and nothing
/// of ours but this class. Arguments: JMeter's home, the file of samples, the folder to make.
final class JMeterReport {
    private JMeterReport() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Class<?> settings = Class.forName("org.apache.jmeter.util.JMeterUtils");
        settings.getMethod("setJMeterHome", String.class).invoke(null, args[0]);
        settings.getMethod("loadJMeterProperties", String.class)
                .invoke(null, args[0] + "/bin/jmeter.properties");
        settings.getMethod("initLocale").invoke(null);
        settings.getMethod("setProperty", String.class, String.class)
                .invoke(null, "jmeter.reportgenerator.outputdir", args[2]);
        Class<?> generator = Class.forName("org.apache.jmeter.report.dashboard.ReportGenerator");
        Class<?> collector = Class.forName("org.apache.jmeter.reporters.ResultCollector");
        Object made = generator.getConstructor(String.class, collector).newInstance(args[1], null);
        generator.getMethod("generate").invoke(made);
    }
}
