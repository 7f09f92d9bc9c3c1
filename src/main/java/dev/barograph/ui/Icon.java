package dev.barograph.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.shape.SVGPath;

/// A picture of 16 by 16 from the `icons` folder, in the colour of the theme. The file holds one
/// path.
public final class Icon extends SVGPath {
    private static final Pattern PATH = Pattern.compile("<path d=\"([^\"]+)\"");
    private static final Map<String, String> PATHS = new ConcurrentHashMap<>();

    private String name = "";

    public Icon() {
        getStyleClass().add("icon");
    }

    public String getName() {
        return name;
    }

    /// Shows another picture.
    ///
    /// @param name of the file, without folder and ending
    /// @throws IllegalArgumentException if there is no such icon
    public void setName(String name) {
        this.name = name;
        setContent(PATHS.computeIfAbsent(name, Icon::read));
    }

    private static String read(String name) {
        try (InputStream in = Icon.class.getResourceAsStream("/icons/" + name + ".svg")) {
            if (in == null) {
                throw new IllegalArgumentException("no icon named " + name);
            }
            Matcher path = PATH.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (!path.find()) {
                throw new IllegalArgumentException("no path in icon " + name);
            }
            return path.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
