package dev.barograph.profile;

import dev.barograph.model.Profile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The text of profiles: YAML, of which JSON is a part. The format is described in
/// `docs/profile-format.md`. Any thread; never throws for what a text holds, runs nothing and loads
/// no class that a text names.
public final class ProfileYaml {
    /// The newest format that can be read, and the one that is written.
    public static final int SCHEMA_VERSION = 1;

    static final int MOST_BYTES = 5_000_000;
    static final int LONGEST_TEXT = 1_000_000;
    static final int DEEPEST = 50;

    /// Many small values take much more memory than the text that holds them.
    static final int MOST_VALUES = 100_000;

    /// Some editors put it before everything; it means nothing in UTF-8.
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ProfileYaml() {}

    /// Reads the bytes of a file, UTF-8.
    public static Reading read(byte[] bytes) {
        return read(bytes, List.of());
    }

    /// Reads the bytes of a file, UTF-8, with some of its fields set to other values. A setting
    /// that names no field of the format is a problem, not a note.
    public static Reading read(byte[] bytes, List<Setting> settings) {
        if (bytes.length > MOST_BYTES) {
            return broken("", "The file is larger than 5 MB; no profile is.", Optional.empty());
        }
        if (bytes.length == 0) {
            return broken("", "The file is empty.", Optional.empty());
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult end = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (text.hasRemaining() && text.charAt(0) == BYTE_ORDER_MARK) {
            text.get();
        }
        if (end.isError()) {
            return broken("", "The file is not UTF-8 text.", Optional.of(placeAfter(text)));
        }
        int stretch = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                String what = c == 0 ? "a NUL character" : "a control character";
                return broken(
                        "",
                        "The file holds " + what + "; it is damaged or no text file.",
                        Optional.of(placeAfter(text.subSequence(0, i))));
            }
            stretch = c <= ' ' || c == '"' || c == '\'' ? 0 : stretch + 1;
            if (stretch > LONGEST_TEXT) {
                // The parser would take many times its memory before it could tell.
                return broken(
                        "",
                        "More than "
                                + LONGEST_TEXT
                                + " characters without a blank or a quotation mark end here:"
                                + " no text may be so long, a limit of the format.",
                        Optional.of(placeAfter(text.subSequence(0, i))));
            }
        }
        return parse(text.toString(), settings);
    }

    /// Sets some fields of a profile to other values.
    public static Reading with(Profile profile, List<Setting> settings) {
        Reading reading = parse(ProfileText.of(profile), settings);
        // Lines of a text that nobody has seen mean nothing.
        return switch (reading) {
            case Reading.Complete c ->
                    new Reading.Complete(
                            c.profile(), withoutPlaces(c.problems()), withoutPlaces(c.notes()));
            case Reading.Broken b -> new Reading.Broken(withoutPlaces(b.problems()));
        };
    }

    /// The text of a profile; reading it gives an equal profile.
    ///
    /// @throws IllegalArgumentException if a level is not finite or a duration is negative
    public static String write(Profile profile) {
        return ProfileText.of(profile);
    }

    private static Reading parse(String text, List<Setting> settings) {
        List<FileProblem> problems = new ArrayList<>();
        Optional<Node> root = NodeReader.read(text, problems);
        if (root.isEmpty()) {
            return new Reading.Broken(problems);
        }
        Node changed = root.get();
        for (Setting setting : settings) {
            changed = setting.applyTo(changed, problems);
        }
        return ProfileBinder.bind(changed, problems);
    }

    private static Reading broken(String field, String message, Optional<Place> place) {
        return new Reading.Broken(List.of(new FileProblem(field, message, place)));
    }

    private static Place placeAfter(CharSequence text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Place(line, column);
    }

    private static List<FileProblem> withoutPlaces(List<FileProblem> problems) {
        return problems.stream()
                .map(p -> new FileProblem(p.field(), p.message(), Optional.empty()))
                .toList();
    }
}
