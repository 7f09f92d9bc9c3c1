package dev.barograph.profile;

import dev.barograph.model.Body;
import dev.barograph.model.DurationText;
import dev.barograph.model.Header;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.Threshold;
import dev.barograph.model.WeightedRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// Writes a profile the way a person would: one fact a line, always in the same order, so that a
/// change of one field is a change of one line.
final class ProfileText {
    private final StringBuilder text = new StringBuilder();

    private ProfileText() {}

    static String of(Profile profile) {
        ProfileText writer = new ProfileText();
        writer.line("schemaVersion: " + ProfileYaml.SCHEMA_VERSION);
        writer.line("name: " + YamlScalar.of(profile.name()));
        writer.requests(profile);
        writer.load(profile.load());
        writer.limits(profile.limits());
        writer.thresholds(profile.thresholds());
        if (profile.samples()) {
            writer.line("samples: true");
        }
        return writer.text.toString();
    }

    private void requests(Profile profile) {
        if (profile.isPlain()) {
            line("request:");
            spec(profile.request(), "  ");
            return;
        }
        line("requests:");
        for (WeightedRequest request : profile.requests()) {
            line("  - name: " + YamlScalar.of(request.name()));
            line("    weight: " + request.weight());
            spec(request.spec(), "    ");
        }
    }

    private void spec(RequestSpec request, String indent) {
        line(indent + "method: " + YamlScalar.of(request.method()));
        line(indent + "url: " + YamlScalar.of(request.url()));
        if (!request.headers().isEmpty()) {
            line(indent + "headers:");
            for (Header header : request.headers()) {
                String name = YamlScalar.of(header.name());
                line(indent + "  - " + name + ": " + YamlScalar.of(header.value()));
            }
        }
        if (request.body() instanceof Body.Text(String body)) {
            line(indent + "body: " + YamlScalar.block(body, indent + "  "));
        }
    }

    private void load(Load load) {
        line("load:");
        switch (load.shape()) {
            case LoadShape.Open open -> {
                line("  model: open");
                switch (open.spacing()) {
                    case Spacing.Even _ -> line("  spacing: even");
                    case Spacing.Poisson(long seed) -> {
                        line("  spacing: poisson");
                        line("  seed: " + seed);
                    }
                }
            }
            case LoadShape.Closed _ -> line("  model: closed");
        }
        line(load.shape().stages().isEmpty() ? "  stages: []" : "  stages:");
        for (Stage stage : load.shape().stages()) {
            String level =
                    stage.isHold()
                            ? "level: " + number(stage.from())
                            : "from: " + number(stage.from()) + ", to: " + number(stage.to());
            line("    - {" + level + ", duration: " + time(stage.duration()) + "}");
        }
        load.maxRequests().ifPresent(most -> line("  requests: " + most));
    }

    private void limits(Limits limits) {
        line("limits:");
        line("  connectTimeout: " + time(limits.connectTimeout()));
        line("  responseTimeout: " + time(limits.responseTimeout()));
        line("  totalTimeout: " + time(limits.totalTimeout()));
        line("  drain: " + time(limits.drain()));
        line("  permits: " + limits.permits());
        line("  backlog: " + limits.backlog());
        line("  maxBodyBytes: " + limits.maxBodyBytes());
    }

    private void thresholds(List<Threshold> thresholds) {
        if (!thresholds.isEmpty()) {
            line("thresholds:");
            thresholds.forEach(threshold -> line("  - " + YamlScalar.of(threshold.text())));
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String time(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a duration must not be negative, was " + duration);
        }
        return DurationText.format(duration);
    }

    private static String number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a level must be finite, was " + number);
        }
        // BigDecimal knows no negative zero.
        return number == 0
                ? (1 / number < 0 ? "-0" : "0")
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
