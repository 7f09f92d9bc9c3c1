package dev.barograph.planted.barograph.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

/// A profile must be data and must not know of engines.
public class Bad {
    Class<?> engine = dev.barograph.planted.barograph.engine.Bad.class;

    Object read(InputStream in) throws IOException, ClassNotFoundException {
        try (ObjectInputStream objects = new ObjectInputStream(in)) {
            return objects.readObject();
        }
    }
}
