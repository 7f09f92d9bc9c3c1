package dev.barograph.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileStoreTest {
    private static final Profile PLAIN = Profiles.plain();

    @TempDir Path folder;

    private final ProfileStore store = new ProfileStore();

    @Test
    void a_saved_profile_loads_equal() throws IOException {
        Path path = folder.resolve("with space ü.yaml");
        FileStamp stamp = store.save(PLAIN, path);
        LoadResult.Loaded loaded = loaded(path);
        assertThat(loaded.profile()).isEqualTo(PLAIN);
        assertThat(loaded.stamp()).isEqualTo(stamp);
        assertThat(names()).containsExactly("with space ü.yaml");
    }

    @Test
    void a_new_file_is_for_its_owner_and_an_old_one_keeps_its_permissions() throws IOException {
        Path path = folder.resolve("p.yaml");
        store.save(PLAIN, path);
        assertThat(permissions(path)).isEqualTo("rw-------");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        store.save(named("b"), path);
        assertThat(permissions(path)).isEqualTo("rw-r--r--");
    }

    @Test
    void a_broken_file_is_told_and_stays_as_it_is() throws IOException {
        Path path = Files.writeString(folder.resolve("b.yaml"), "name: [\n");
        assertThat(broken(path)).singleElement().satisfies(p -> assertThat(p.place()).isPresent());
        assertThat(Files.readString(path)).isEqualTo("name: [\n");
        assertThat(names()).containsExactly("b.yaml");
    }

    @Test
    void what_is_no_file_is_told() throws IOException {
        assertThat(broken(folder.resolve("none.yaml")))
                .extracting(FileProblem::text)
                .containsExactly("There is no such file.");
        assertThat(broken(folder))
                .extracting(FileProblem::text)
                .containsExactly("This is not a file.");
        Path link = Files.createSymbolicLink(folder.resolve("l"), Path.of("l"));
        assertThat(broken(link)).hasSize(1);
    }

    @Test
    void a_failed_write_leaves_the_old_file_and_nothing_else() throws IOException {
        Path path = folder.resolve("p.yaml");
        store.save(PLAIN, path);
        byte[] before = Files.readAllBytes(path);
        ProfileStore full =
                new ProfileStore(
                        new AtomicFile() {
                            @Override
                            void write(Path file, byte[] content) throws IOException {
                                Files.write(file, List.of("half"));
                                throw new IOException("No space left on device");
                            }
                        });
        assertThatThrownBy(() -> full.save(named("b"), path))
                .isInstanceOf(ProfileSaveException.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("disk is not full");
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
        assertThat(names()).containsExactly("p.yaml");
    }

    @Test
    void a_missing_folder_and_a_folder_in_the_way_are_told() throws IOException {
        assertThatThrownBy(() -> store.save(PLAIN, folder.resolve("no/p.yaml")))
                .isInstanceOf(ProfileSaveException.class)
                .hasMessageContaining("the folder does not exist");
        Path inTheWay = Files.createDirectory(folder.resolve("d.yaml"));
        assertThatThrownBy(() -> store.save(PLAIN, inTheWay))
                .isInstanceOf(ProfileSaveException.class)
                .hasMessageContaining("it is a folder");
        assertThat(names()).containsExactly("d.yaml");
    }

    @Test
    void a_link_stays_and_its_file_is_replaced() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("real"));
        Path real = elsewhere.resolve("r.yaml");
        store.save(PLAIN, real);
        Path link = Files.createSymbolicLink(folder.resolve("l.yaml"), Path.of("real/r.yaml"));
        store.save(named("through"), link);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(loaded(real).profile().name()).isEqualTo("through");
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertThat(files).containsExactly(real);
        }
        Path dangling =
                Files.createSymbolicLink(folder.resolve("d.yaml"), Path.of("real/new.yaml"));
        store.save(PLAIN, dangling);
        assertThat(elsewhere.resolve("new.yaml")).isRegularFile();
        assertThat(Files.isSymbolicLink(dangling)).isTrue();
        Path circle = Files.createSymbolicLink(folder.resolve("c"), Path.of("c"));
        assertThatThrownBy(() -> store.save(PLAIN, circle))
                .isInstanceOf(ProfileSaveException.class);
    }

    @Test
    void a_file_that_somebody_else_changed_is_not_overwritten() throws IOException {
        Path path = folder.resolve("p.yaml");
        FileStamp known = store.save(PLAIN, path);
        FileStamp second = store.saveIfUnchanged(named("mine"), path, known);
        Files.writeString(path, Files.readString(path) + "# theirs\n");
        assertThatThrownBy(() -> store.saveIfUnchanged(named("mine too"), path, second))
                .isInstanceOf(ProfileChangedException.class);
        assertThat(Files.readString(path)).contains("name: mine\n").endsWith("# theirs\n");
        Files.delete(path);
        assertThatThrownBy(() -> store.saveIfUnchanged(named("mine too"), path, second))
                .isInstanceOf(ProfileChangedException.class);
        assertThat(path).doesNotExist();
    }

    @Test
    void a_profile_that_could_not_be_read_again_is_not_written() throws IOException {
        Path path = folder.resolve("p.yaml");
        store.save(PLAIN, path);
        RequestSpec huge =
                new RequestSpec(
                        "GET", "http://h/", List.of(), new Body.Text("x".repeat(1_000_001)));
        assertThatThrownBy(() ->
                        store.save(new Profile("n", huge, PLAIN.load(), Limits.DEFAULT), path))
                .isInstanceOf(ProfileSaveException.class);
        assertThat(loaded(path).profile()).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "'Orders, steady',orders-steady.yaml",
        "../../x,x.yaml",
        "CON,profile-con.yaml",
        "a/b\\c,a-b-c.yaml",
        "'',profile.yaml",
        "...,profile.yaml",
        "Käse,käse.yaml"
    })
    void a_file_name_is_made_of_the_profile_name(String name, String file) {
        assertThat(ProfileStore.fileNameFor(named(name))).isEqualTo(file);
        assertThat(ProfileStore.fileNameFor(named(name.repeat(500))).length()).isLessThan(100);
    }

    private LoadResult.Loaded loaded(Path path) {
        LoadResult result = store.load(path);
        assertThat(result).isInstanceOf(LoadResult.Loaded.class);
        return (LoadResult.Loaded) result;
    }

    private List<FileProblem> broken(Path path) {
        LoadResult result = store.load(path);
        assertThat(result).isInstanceOf(LoadResult.Broken.class);
        return ((LoadResult.Broken) result).problems();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Profile named(String name) {
        return new Profile(name, PLAIN.request(), PLAIN.load(), PLAIN.limits());
    }
}
