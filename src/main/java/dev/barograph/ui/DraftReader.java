package dev.barograph.ui;

import dev.barograph.model.DurationText;
import dev.barograph.model.FieldOrder;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Problem;
import dev.barograph.model.Profile;
import dev.barograph.model.ProfileRules;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.Threshold;
import dev.barograph.model.ThresholdText;
import dev.barograph.model.WeightedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/// Reads a [Draft]: texts become numbers and durations, and every problem is found at once. A text
/// that is no number is replaced by a harmless one, so that the rules can still judge the other
/// fields.
final class DraftReader {
    private final Draft draft;
    private final List<Problem> unreadable = new ArrayList<>();

    private DraftReader(Draft draft) {
        this.draft = draft;
    }

    static Reading read(Draft draft) {
        return new DraftReader(draft).read();
    }

    private Reading read() {
        LoadShape shape = shape();
        boolean drawable = !shape.stages().isEmpty();
        String name = draft.text(Field.NAME).strip();
        Profile profile =
                new Profile(
                        name,
                        requests(name),
                        new Load(shape, mostRequests()),
                        limits(),
                        thresholds(),
                        draft.samples());
        List<Problem> problems = new ArrayList<>(unreadable);
        Set<String> known = new HashSet<>();
        unreadable.forEach(problem -> known.add(problem.field()));
        for (Problem problem : ProfileRules.problems(profile)) {
            if (!known.contains(problem.field())) {
                problems.add(problem);
            }
        }
        // As the command line lists those of a file.
        problems.sort(Comparator.comparing(Problem::field, new FieldOrder()));
        boolean anyStageWrong =
                problems.stream().anyMatch(problem -> problem.field().startsWith("load.stages["));
        return new Reading(
                unreadable.isEmpty() ? profile : null,
                drawable && !anyStageWrong ? shape : null,
                problems);
    }

    private List<WeightedRequest> requests(String profileName) {
        List<RequestDraft> all = draft.requests().all();
        if (!draft.requests().named()) {
            return List.of(new WeightedRequest(profileName, 1, all.getFirst().spec()));
        }
        List<WeightedRequest> requests = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            RequestDraft request = all.get(i);
            String path = "requests[" + i + "]." + RequestField.WEIGHT.key();
            int weight = whole(path, request.text(RequestField.WEIGHT), Integer::valueOf, 1);
            requests.add(new WeightedRequest(request.savedName(), weight, request.spec()));
        }
        return requests;
    }

    private LoadShape shape() {
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < draft.stages().size(); i++) {
            StageDraft row = draft.stages().get(i);
            String path = "load.stages[" + i + "]";
            stages.add(
                    new Stage(
                            level(path + ".from", row.from()),
                            level(path + ".to", row.to()),
                            duration(path + ".duration", row.duration())));
        }
        if (draft.model() == LoadModel.CLOSED) {
            return new LoadShape.Closed(stages);
        }
        Spacing spacing =
                draft.arrivals() == Arrivals.EVEN
                        ? new Spacing.Even()
                        : new Spacing.Poisson(whole(Field.SEED, Long::valueOf, 1L));
        return new LoadShape.Open(stages, spacing);
    }

    private OptionalLong mostRequests() {
        return draft.text(Field.REQUESTS).isBlank()
                ? OptionalLong.empty()
                : OptionalLong.of(whole(Field.REQUESTS, Long::valueOf, 1L));
    }

    private Limits limits() {
        return new Limits(
                timeout(Field.CONNECT_TIMEOUT),
                timeout(Field.RESPONSE_TIMEOUT),
                timeout(Field.TOTAL_TIMEOUT),
                timeout(Field.DRAIN),
                whole(Field.PERMITS, Integer::valueOf, 1),
                whole(Field.BACKLOG, Integer::valueOf, 1),
                whole(Field.MAX_BODY, Long::valueOf, 1L));
    }

    private List<Threshold> thresholds() {
        List<Threshold> thresholds = new ArrayList<>();
        List<String> written = draft.thresholds().stream().filter(text -> !text.isBlank()).toList();
        for (int i = 0; i < written.size(); i++) {
            ThresholdText.parse("thresholds[" + i + "]", written.get(i), unreadable)
                    .ifPresent(thresholds::add);
        }
        return thresholds;
    }

    private Duration timeout(Field field) {
        return duration(field.path(), draft.text(field));
    }

    private Duration duration(String path, String text) {
        return DurationText.parse(text)
                .orElseGet(() -> {
                    unreadable(path, text, "a duration; write for example 250ms or 1m30s");
                    return Duration.ofSeconds(1);
                });
    }

    private <T> T whole(Field field, Function<String, T> parse, T otherwise) {
        return whole(field.path(), draft.text(field), parse, otherwise);
    }

    private <T> T whole(String path, String typed, Function<String, T> parse, T otherwise) {
        String text = typed.strip();
        try {
            return parse.apply(text);
        } catch (NumberFormatException e) {
            unreadable(path, text, "a whole number, or too large");
            return otherwise;
        }
    }

    private double level(String path, String text) {
        // Only plain decimals: Double.parseDouble would take "NaN", "1e3" and "5f" too.
        if (text.strip().matches("\\d{1,9}(\\.\\d{1,6})?")) {
            return Double.parseDouble(text.strip());
        }
        unreadable(path, text, "a number; write for example 50 or 2.5");
        return 1;
    }

    private void unreadable(String path, String text, String wanted) {
        unreadable.add(
                new Problem(
                        path,
                        text.isBlank()
                                ? "This is empty; it must be "
                                        + wanted.replace(", or too large", "")
                                        + "."
                                : String.format(Locale.ROOT, "\"%s\" is not %s.", text, wanted)));
    }
}
