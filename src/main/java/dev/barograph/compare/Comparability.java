package dev.barograph.compare;

import dev.barograph.compare.Reason.Kind;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.model.FailureKind.Group;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether the difference of two runs would be that of the target. Pure functions; any thread.
public final class Comparability {
    private static final Set<RunEvent.Kind> STEERED =
            EnumSet.of(RunEvent.Kind.LOAD_CHANGED, RunEvent.Kind.PAUSED, RunEvent.Kind.HELD);

    /// The last word, such as `25.0.1+8-LTS`, after the name of the virtual machine.
    private static final Pattern JAVA_MAJOR = Pattern.compile("(\\d+)\\S*$");

    private Comparability() {}

    /// Everything that makes a comparison meaningless, all at once; empty if nothing does.
    public static List<Reason> reasons(Recording a, Recording b) {
        List<Reason> reasons = new ArrayList<>();
        if (a.startedAt().equals(b.startedAt())
                && a.summary().counts().equals(b.summary().counts())) {
            reasons.add(new Reason(Kind.SAME_RUN, "A and B are one and the same run."));
        }
        RequestDifferences.of(a.profile().requests(), b.profile().requests()).stream()
                .map(text -> new Reason(Kind.REQUEST, text))
                .forEach(reasons::add);
        load(a, b, reasons);
        protocol(a.environment(), b.environment(), reasons);
        host(a.environment(), b.environment(), reasons);
        state("A", a, reasons);
        state("B", b, reasons);
        return reasons;
    }

    /// What does not make it meaningless, but what a reader must know.
    public static List<String> notes(Recording a, Recording b) {
        List<String> notes = new ArrayList<>();
        note("A", a, notes);
        note("B", b, notes);
        Environment ofA = a.environment();
        Environment ofB = b.environment();
        differs("The versions of Java differ", ofA.java(), ofB.java(), notes);
        differs("The garbage collectors differ", ofA.collector(), ofB.collector(), notes);
        differs("The kernel interfaces differ", ofA.socketApi(), ofB.socketApi(), notes);
        differs("The operating systems differ", ofA.os(), ofB.os(), notes);
        // A run that was killed may not have told: what is not known does not differ.
        if (ofA.eventLoops() > 0 && ofB.eventLoops() > 0 && ofA.eventLoops() != ofB.eventLoops()) {
            notes.add(
                    "The numbers of event loops differ: "
                            + ofA.eventLoops()
                            + " and "
                            + ofB.eventLoops()
                            + ".");
        }
        return notes;
    }

    private static void load(Recording a, Recording b, List<Reason> reasons) {
        Load ofA = a.profile().load();
        Load ofB = b.profile().load();
        List<String> parts = new ArrayList<>();
        add(!ofA.shape().getClass().equals(ofB.shape().getClass()), "open and closed model", parts);
        add(!ofA.shape().stages().equals(ofB.shape().stages()), "stages", parts);
        add(!ofA.maxRequests().equals(ofB.maxRequests()), "number of requests", parts);
        if (ofA.shape() instanceof LoadShape.Open one
                && ofB.shape() instanceof LoadShape.Open other) {
            // Other due times of the same kind are no other load.
            add(
                    !one.spacing().getClass().equals(other.spacing().getClass()),
                    "spacing of arrivals",
                    parts);
        }
        Limits one = a.profile().limits();
        Limits other = b.profile().limits();
        // The closed model uses neither: its shape says how many are in flight, and none waits.
        boolean open =
                ofA.shape() instanceof LoadShape.Open || ofB.shape() instanceof LoadShape.Open;
        add(open && one.permits() != other.permits(), "permits", parts);
        add(open && one.backlog() != other.backlog(), "backlog", parts);
        add(
                !one.connectTimeout().equals(other.connectTimeout())
                        || !one.responseTimeout().equals(other.responseTimeout())
                        || !one.totalTimeout().equals(other.totalTimeout()),
                "time-outs",
                parts);
        if (!parts.isEmpty()) {
            reasons.add(
                    new Reason(Kind.LOAD, "The loads differ: " + String.join(", ", parts) + "."));
        }
    }

    private static void protocol(Environment a, Environment b, List<Reason> reasons) {
        if (a.protocols().isEmpty() || b.protocols().isEmpty()) {
            return;
        }
        if (!a.protocols().equals(b.protocols()) || !a.tls().equals(b.tls())) {
            reasons.add(
                    new Reason(
                            Kind.PROTOCOL,
                            "The protocols differ: " + spoken(a) + " and " + spoken(b) + "."));
        }
    }

    private static void host(Environment a, Environment b, List<Reason> reasons) {
        List<String> parts = new ArrayList<>();
        add(a.cores() != b.cores(), a.cores() + " and " + b.cores() + " cores", parts);
        String system = system(a.os());
        add(!system.equals(system(b.os())), system + " and " + system(b.os()), parts);
        String java = javaMajor(a.java());
        add(
                !java.equals(javaMajor(b.java())),
                "Java " + java + " and " + javaMajor(b.java()),
                parts);
        if (!parts.isEmpty()) {
            reasons.add(
                    new Reason(
                            Kind.HOST,
                            "The machines that measured differ: "
                                    + String.join(", ", parts)
                                    + "."));
        }
    }

    private static void state(String name, Recording run, List<Reason> reasons) {
        if (run.judgement().stamp() == Stamp.GENERATOR_LIMITED) {
            reasons.add(
                    new Reason(
                            Kind.GENERATOR,
                            name
                                    + " is GENERATOR-LIMITED: its figures are those of the machine"
                                    + " that measured, not of the target."));
        }
        if (run.judgement().stamp() == Stamp.INTERRUPTED) {
            reasons.add(
                    new Reason(
                            Kind.INTERRUPTED,
                            name + " ended before its plan did, so not the same was asked."));
        }
        if (run.events().stream().anyMatch(event -> STEERED.contains(event.kind()))) {
            reasons.add(
                    new Reason(
                            Kind.LOAD,
                            "The load of " + name + " was changed by hand while it ran."));
        }
    }

    private static void note(String name, Recording run, List<String> notes) {
        int bad = run.judgement().badSeconds();
        if (bad > 0) {
            notes.add(
                    bad
                            + (bad == 1 ? " second of " : " seconds of ")
                            + name
                            + " in which its own generator was the limit "
                            + (bad == 1 ? "is" : "are")
                            + " compared as well: the whole run counts.");
        }
        notSent(name, run.summary(), notes);
        if (run.events().stream()
                .anyMatch(event -> event.kind() == RunEvent.Kind.RECORD_INCOMPLETE)) {
            notes.add("The record of " + name + " is not complete.");
        }
    }

    /// Those that still waited when the run ended have a time, unlike those that were turned away
    /// or missed.
    private static void notSent(String name, Summary run, List<String> notes) {
        LatencyPair unfinished = run.times().unfinished();
        long notSent = run.counts().of(Group.NOT_SENT);
        long waited =
                Math.clamp(
                        unfinished.response().count() - unfinished.service().count(), 0, notSent);
        if (notSent > waited) {
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "%s left out %,d of %,d requests that were due; what they would have"
                                    + " taken is in no figure.",
                            name,
                            notSent - waited,
                            run.counts().scheduled()));
        }
        if (waited > 0) {
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "%s ended before it sent %,d of %,d requests that were due; they are in"
                                    + " the response times as at least as long as they waited.",
                            name,
                            waited,
                            run.counts().scheduled()));
        }
    }

    private static void differs(String what, String a, String b, List<String> notes) {
        if (!a.isEmpty() && !b.isEmpty() && !a.equals(b)) {
            notes.add(what + ": " + a + " and " + b + ".");
        }
    }

    private static void add(boolean differs, String part, List<String> parts) {
        if (differs) {
            parts.add(part);
        }
    }

    private static String spoken(Environment environment) {
        return String.join(", ", environment.protocols())
                + (environment.tls().isEmpty()
                        ? ""
                        : " over " + String.join(", ", environment.tls()));
    }

    /// Name and architecture without the version between them.
    private static String system(String os) {
        String[] words = os.strip().split("\\s+", -1);
        return words.length < 3 ? os : words[0] + " " + words[words.length - 1];
    }

    private static String javaMajor(String version) {
        Matcher matcher = JAVA_MAJOR.matcher(version);
        return matcher.find() ? matcher.group(1) : version;
    }
}
