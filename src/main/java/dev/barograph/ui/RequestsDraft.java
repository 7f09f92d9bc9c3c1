package dev.barograph.ui;

import dev.barograph.model.Profile;
import dev.barograph.model.WeightedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The requests of a profile, as typed. Immutable.
///
/// @param named whether each goes by a name of its own; one that is alone goes by the name of the
///   profile, unless its file gave it one
/// @param all in the order of the profile; never none
record RequestsDraft(boolean named, List<RequestDraft> all) {
    /// As many as a profile may have.
    static final int MOST = 50;

    RequestsDraft {
        all = List.copyOf(all);
    }

    static RequestsDraft of(Profile profile) {
        return profile.isPlain()
                ? alone(RequestDraft.of(new WeightedRequest("", 1, profile.request())))
                : new RequestsDraft(
                        true, profile.requests().stream().map(RequestDraft::of).toList());
    }

    /// One that goes by the name of the profile.
    private static RequestsDraft alone(RequestDraft request) {
        return new RequestsDraft(
                false, List.of(request.with(RequestField.NAME, "").with(RequestField.WEIGHT, "1")));
    }

    int size() {
        return all.size();
    }

    RequestDraft get(int index) {
        return all.get(index);
    }

    RequestsDraft with(int index, RequestDraft request) {
        List<RequestDraft> changed = new ArrayList<>(all);
        changed.set(index, request);
        return new RequestsDraft(named, changed);
    }

    /// With one more at the end, which asks for something else of the same target.
    RequestsDraft withOneMore() {
        RequestsDraft others = withNames();
        String target = RequestNames.origin(all.getFirst().text(RequestField.URL));
        RequestDraft added = RequestDraft.get(target);
        String name = RequestNames.of(added, others.names());
        return new RequestsDraft(
                true, Rows.with(others.all, added.with(RequestField.NAME, name), all.size()));
    }

    /// With a copy after one of them.
    RequestsDraft withCopyOf(int index) {
        RequestsDraft others = withNames();
        RequestDraft copied = others.get(index);
        String name = RequestNames.ofCopy(copied, others.names());
        return new RequestsDraft(
                true, Rows.with(others.all, copied.with(RequestField.NAME, name), index + 1));
    }

    /// Without one of them. The one that is left at the end goes by the name of the profile.
    RequestsDraft without(int index) {
        List<RequestDraft> left = Rows.without(all, index);
        return left.size() == 1 ? alone(left.getFirst()) : new RequestsDraft(true, left);
    }

    RequestsDraft withSwapped(int one, int other) {
        List<RequestDraft> changed = new ArrayList<>(all);
        Collections.swap(changed, one, other);
        return new RequestsDraft(named, changed);
    }

    /// The name that one of them should have after an edit: one that was given by us goes with
    /// method and address.
    String nameAfterEdit(int index, RequestDraft edited) {
        RequestDraft before = all.get(index);
        boolean follows =
                named && before.name().equals(edited.name()) && RequestNames.isGiven(before);
        return follows && !RequestNames.isGiven(edited)
                ? RequestNames.of(edited, without(names(), index))
                : edited.name();
    }

    /// Which of them to show when these have taken the place of others: what is different, or what
    /// was shown if it only has another place.
    int placeAfter(RequestsDraft before, int shown) {
        RequestDraft was = before.get(shown);
        if (size() == before.size() && all.contains(was)) {
            List<RequestDraft> moved = new ArrayList<>(all);
            before.all.forEach(moved::remove);
            if (moved.isEmpty()) {
                return all.equals(before.all) ? shown : all.indexOf(was);
            }
        }
        int same = 0;
        while (same < size() && same < before.size() && all.get(same).equals(before.get(same))) {
            same++;
        }
        return Math.min(same, size() - 1);
    }

    /// The weights, with 0 for what is none.
    List<Integer> weights() {
        return all.stream().map(request -> weight(request.text(RequestField.WEIGHT))).toList();
    }

    private static int weight(String text) {
        return text.strip().matches("\\d{1,9}") ? Integer.parseInt(text.strip()) : 0;
    }

    private List<String> names() {
        return all.stream().map(RequestDraft::name).toList();
    }

    private static List<String> without(List<String> names, int index) {
        return Rows.without(names, index);
    }

    /// Each with a name of its own.
    private RequestsDraft withNames() {
        return named
                ? this
                : with(0, get(0).with(RequestField.NAME, RequestNames.of(get(0), List.of())));
    }
}
