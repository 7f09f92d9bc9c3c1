package dev.barograph.model;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Paths of fields, such as `load.stages[0].duration`, in the order in which they stand in the file
/// of a profile; a part stands before what is in it, and what is not known last. Pure; any thread.
public final class FieldOrder implements Comparator<String> {
    /// Those of different parts never meet.
    private static final List<String> NAMES =
            List.of(
                    "schemaVersion",
                    "name",
                    "request",
                    "weight",
                    "method",
                    "url",
                    "headers",
                    "body",
                    "model",
                    "spacing",
                    "seed",
                    "stages",
                    "level",
                    "from",
                    "to",
                    "duration",
                    "requests",
                    "load",
                    "limits",
                    "connectTimeout",
                    "responseTimeout",
                    "totalTimeout",
                    "drain",
                    "permits",
                    "backlog",
                    "maxBodyBytes",
                    "thresholds",
                    "samples");

    private static final Pattern STEP = Pattern.compile("\\[(\\d{1,9})]|[^.\\[]+");

    @Override
    public int compare(String one, String other) {
        Matcher a = STEP.matcher(one);
        Matcher b = STEP.matcher(other);
        while (true) {
            boolean moreOfA = a.find();
            boolean moreOfB = b.find();
            if (!moreOfA || !moreOfB) {
                return Boolean.compare(moreOfA, moreOfB);
            }
            int difference = Integer.compare(rank(a), rank(b));
            if (difference != 0) {
                return difference;
            }
        }
    }

    private static int rank(Matcher step) {
        if (step.group(1) != null) {
            return Integer.parseInt(step.group(1));
        }
        int place = NAMES.indexOf(step.group());
        return place < 0 ? NAMES.size() : place;
    }
}
