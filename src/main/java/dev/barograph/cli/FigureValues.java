package dev.barograph.cli;

import dev.barograph.compare.Figure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Options of the form `p99=5%`: a share for a figure. Pure functions.
final class FigureValues {
    private FigureValues() {}

    /// Reads the shares of an option.
    ///
    /// @param option its name, for problems
    /// @return by figure; what is wrong is among the problems
    static Map<Figure, Double> of(String option, List<String> texts, Problems problems) {
        Map<Figure, Double> values = new EnumMap<>(Figure.class);
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                problems.add(
                        option,
                        "Write FIGURE=PERCENT, for example p99=5%; " + text + " has no \"=\".");
                continue;
            }
            String name = text.substring(0, equals);
            Optional<Figure> figure = Figure.of(name);
            if (figure.isEmpty()) {
                problems.add(
                        option,
                        "There is no figure "
                                + name
                                + "; there are "
                                + String.join(", ", Figure.ids())
                                + ".");
                continue;
            }
            if (values.containsKey(figure.get())) {
                problems.add(option, "There are two values for " + name + ".");
                continue;
            }
            share(option, text.substring(equals + 1), problems)
                    .ifPresent(share -> values.put(figure.get(), share));
        }
        return values;
    }

    /// `5%` or `5`: 0.05.
    static Optional<Double> share(String option, String text, Problems problems) {
        String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        try {
            double percent = Double.parseDouble(number.strip());
            if (percent >= 0 && percent < 100) {
                return Optional.of(percent / 100);
            }
        } catch (NumberFormatException e) {
            // Said below, as for any other text that is no percentage.
        }
        problems.add(option, "\"" + text + "\" is no percentage from 0% to less than 100%.");
        return Optional.empty();
    }
}
