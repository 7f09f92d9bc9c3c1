package dev.barograph.cli;

import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Problem;
import dev.barograph.model.Profile;
import dev.barograph.model.ProfileRules;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Stage;
import dev.barograph.profile.FileProblem;
import dev.barograph.profile.LoadResult;
import dev.barograph.profile.ProfileStore;
import dev.barograph.profile.ProfileYaml;
import dev.barograph.profile.Reading;
import dev.barograph.profile.Setting;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes the profile to run from what stands on the command line: a file or a URL, then `--set`,
/// then the other options.
final class ProfileSource {
    private static final Pattern URL =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);

    /// A host name or number with a port or a path behind it, or the usual name of this machine.
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._-]+:\\d+(/|$)|localhost(/|$)|\\[[0-9A-Fa-f:]+\\]");

    private static final int USUAL_USERS = 10;
    private static final Duration USUAL_DURATION = Duration.ofSeconds(10);

    /// Long enough for a number of requests to be what ends the run.
    private static final Duration UNTIL_COUNTED = Duration.ofHours(24);

    private final String target;
    private final List<String> sets;
    private final LoadOptions options;

    ProfileSource(String target, List<String> sets, LoadOptions options) {
        this.target = target;
        this.sets = List.copyOf(sets);
        this.options = options;
    }

    boolean isUrl() {
        return URL.matcher(target).matches();
    }

    /// The profile, fit to run; empty if there are problems.
    ///
    /// @param notes gets what the user should know about the file and can live with
    Optional<Profile> profile(Problems problems, List<FileProblem> notes) {
        List<Setting> settings = settings(problems);
        List<FileProblem> inFile = new ArrayList<>();
        Optional<Profile> base =
                isUrl()
                        ? fromUrl(settings, problems, inFile)
                        : fromFile(settings, problems, inFile, notes);
        Profile wanted =
                named(options.applyTo(base.orElse(forUrl("http://127.0.0.1/")), isUrl(), problems));
        for (Problem problem : ProfileRules.problems(wanted)) {
            // Without a profile, of the load alone: what is sent may go with what nobody could
            // read.
            if (base.isPresent() || problem.field().startsWith("load.")) {
                problems.addAll(List.of(located(problem, inFile)));
            }
        }
        return problems.any() ? Optional.empty() : Optional.of(wanted);
    }

    /// With the method that the options want in its name.
    private Profile named(Profile profile) {
        RequestSpec request = profile.request();
        if (!isUrl() || !profile.name().equals(AddressName.of("GET", request.url()))) {
            return profile;
        }
        return new Profile(
                AddressName.of(request.method(), request.url()),
                request,
                profile.load(),
                profile.limits(),
                profile.thresholds(),
                profile.samples());
    }

    private List<Setting> settings(Problems problems) {
        List<Setting> settings = new ArrayList<>();
        for (String text : sets) {
            Setting.parse(text)
                    .ifPresentOrElse(
                            settings::add,
                            () ->
                                    problems.add(
                                            "--set",
                                            "\""
                                                    + text
                                                    + "\" is not a setting; write for example"
                                                    + " limits.responseTimeout=2s."));
        }
        return settings;
    }

    private Optional<Profile> fromFile(
            List<Setting> settings,
            Problems problems,
            List<FileProblem> inFile,
            List<FileProblem> notes) {
        Path path;
        try {
            path = Path.of(target);
        } catch (InvalidPathException e) {
            problems.add("", "This is neither a profile file nor a URL: " + e.getReason());
            return Optional.empty();
        }
        return switch (new ProfileStore().load(path, settings)) {
            case LoadResult.Loaded loaded -> {
                inFile.addAll(loaded.problems());
                notes.addAll(loaded.notes());
                yield Optional.of(loaded.profile());
            }
            case LoadResult.Broken broken -> {
                problems.addAll(broken.problems());
                if (!Files.exists(path) && ADDRESS.matcher(target).lookingAt()) {
                    problems.add("", "If this is an address, write http://" + target + ".");
                }
                yield Optional.empty();
            }
        };
    }

    private Optional<Profile> fromUrl(
            List<Setting> settings, Problems problems, List<FileProblem> inFile) {
        return switch (ProfileYaml.with(forUrl(target), settings)) {
            case Reading.Complete complete -> {
                inFile.addAll(complete.problems());
                yield Optional.of(complete.profile());
            }
            case Reading.Broken broken -> {
                problems.addAll(broken.problems());
                yield Optional.empty();
            }
        };
    }

    private Profile forUrl(String url) {
        Duration duration =
                options.hasRequests() && !options.hasDuration() ? UNTIL_COUNTED : USUAL_DURATION;
        return new Profile(
                AddressName.of("GET", url),
                new RequestSpec("GET", url, List.of(), new Body.None()),
                new Load(new LoadShape.Closed(List.of(Stage.hold(USUAL_USERS, duration)))),
                Limits.DEFAULT);
    }

    /// With the line, if the file is where the problem comes from.
    private static FileProblem located(Problem problem, List<FileProblem> inFile) {
        return inFile.stream()
                .filter(p -> p.problem().equals(problem))
                .findFirst()
                .orElse(new FileProblem(problem.field(), problem.message(), Optional.empty()));
    }
}
