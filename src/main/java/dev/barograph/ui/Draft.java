package dev.barograph.ui;

import dev.barograph.model.DurationText;
import dev.barograph.model.Limits;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.Spacing;
import dev.barograph.model.Threshold;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that stands in the editors at one moment, as typed and so perhaps not a profile at
/// all. Immutable: undo is a list of these.
///
/// @param texts a text for every [Field]
/// @param thresholds a text for each; an empty one is none and is no problem
record Draft(
        Map<Field, String> texts,
        LoadModel model,
        Arrivals arrivals,
        boolean samples,
        RequestsDraft requests,
        List<StageDraft> stages,
        List<String> thresholds) {
    private static final String FIRST_SEED = "1";

    Draft {
        texts = Collections.unmodifiableMap(new EnumMap<>(texts));
        stages = List.copyOf(stages);
        thresholds = List.copyOf(thresholds);
    }

    /// The draft that shows a profile.
    static Draft of(Profile profile) {
        EnumMap<Field, String> texts = new EnumMap<>(Field.class);
        texts.put(Field.NAME, profile.name());
        Limits limits = profile.limits();
        texts.put(Field.CONNECT_TIMEOUT, DurationText.format(limits.connectTimeout()));
        texts.put(Field.RESPONSE_TIMEOUT, DurationText.format(limits.responseTimeout()));
        texts.put(Field.TOTAL_TIMEOUT, DurationText.format(limits.totalTimeout()));
        texts.put(Field.DRAIN, DurationText.format(limits.drain()));
        texts.put(Field.PERMITS, Integer.toString(limits.permits()));
        texts.put(Field.BACKLOG, Integer.toString(limits.backlog()));
        texts.put(Field.MAX_BODY, Long.toString(limits.maxBodyBytes()));
        texts.put(
                Field.REQUESTS,
                profile.load().maxRequests().isPresent()
                        ? Long.toString(profile.load().maxRequests().getAsLong())
                        : "");
        texts.put(Field.SEED, FIRST_SEED);
        LoadModel model = LoadModel.CLOSED;
        Arrivals arrivals = Arrivals.EVEN;
        if (profile.load().shape() instanceof LoadShape.Open open) {
            model = LoadModel.OPEN;
            if (open.spacing() instanceof Spacing.Poisson(long seed)) {
                arrivals = Arrivals.POISSON;
                texts.put(Field.SEED, Long.toString(seed));
            }
        }
        return new Draft(
                texts,
                model,
                arrivals,
                profile.samples(),
                RequestsDraft.of(profile),
                profile.load().shape().stages().stream().map(StageDraft::of).toList(),
                profile.thresholds().stream().map(Threshold::text).toList());
    }

    /// The text of one field.
    String text(Field field) {
        return texts.getOrDefault(field, "");
    }

    /// The same under another name.
    Draft withName(String name) {
        EnumMap<Field, String> changed = new EnumMap<>(texts);
        changed.put(Field.NAME, name);
        return new Draft(changed, model, arrivals, samples, requests, stages, thresholds);
    }

    /// The page that shows what differs from another draft; empty if none does, as with the name.
    Optional<EditorPage> pageAfter(Draft before) {
        if (!requests.equals(before.requests)) {
            return Optional.of(EditorPage.REQUEST);
        }
        if (!stages.equals(before.stages)
                || model != before.model
                || arrivals != before.arrivals
                || differs("load.", before)) {
            return Optional.of(EditorPage.LOAD);
        }
        if (!thresholds.equals(before.thresholds)) {
            return Optional.of(EditorPage.THRESHOLDS);
        }
        return samples != before.samples || differs("limits.", before)
                ? Optional.of(EditorPage.LIMITS)
                : Optional.empty();
    }

    private boolean differs(String path, Draft before) {
        return texts.keySet().stream()
                .filter(field -> field.path().startsWith(path))
                .anyMatch(field -> !text(field).equals(before.text(field)));
    }

    Draft withRequests(RequestsDraft changed) {
        return new Draft(texts, model, arrivals, samples, changed, stages, thresholds);
    }

    Draft withStages(List<StageDraft> changed) {
        return new Draft(texts, model, arrivals, samples, requests, changed, thresholds);
    }

    Draft withThresholds(List<String> changed) {
        return new Draft(texts, model, arrivals, samples, requests, stages, changed);
    }

    /// The same with another load shape, everything about it included.
    Draft withShape(LoadShape shape) {
        EnumMap<Field, String> changed = new EnumMap<>(texts);
        boolean open = shape instanceof LoadShape.Open;
        Arrivals spacing = arrivals;
        if (shape instanceof LoadShape.Open(_, Spacing arriving)) {
            spacing = Arrivals.EVEN;
            if (arriving instanceof Spacing.Poisson(long seed)) {
                spacing = Arrivals.POISSON;
                changed.put(Field.SEED, Long.toString(seed));
            }
        }
        return new Draft(
                changed,
                open ? LoadModel.OPEN : LoadModel.CLOSED,
                spacing,
                samples,
                requests,
                shape.stages().stream().map(StageDraft::of).toList(),
                thresholds);
    }
}
