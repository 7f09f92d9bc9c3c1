package dev.barograph.accuracy;

import dev.barograph.model.NanoClock;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldBuilder;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/// A build of the product with one planted fault: the compiled class, changed where it takes its
/// clock's origin. Not a copy of the source, so that it cannot fall behind it; if the place is no
/// longer there, making one fails.
enum Mutant {
    /// The fault of a generator that waits for a permit first and looks at its clock then: the due
    /// time becomes the moment a request goes to the client with a permit in hand.
    PERMIT_WON("dev.barograph.engine.LoadEngine", "send", "(J)V", Set.of()) {
        @Override
        void plant(CodeBuilder code, ClassDesc owner) {
            code.aload(0).getfield(owner, "clock", CLOCK);
            code.invokeinterface(CLOCK, "nanos", NANOS).lstore(1);
        }
    },
    /// The fault of a client that times only the exchange on the connection: due and send become
    /// the moment at which the first bytes of the request are written to its channel.
    FIRST_BYTE_WRITTEN(
            "dev.barograph.http.SampleHandler",
            "written",
            "(I)V",
            Set.of("dueNanos", "sentNanos")) {
        @Override
        void plant(CodeBuilder code, ClassDesc owner) {
            code.aload(0).getfield(owner, "bytesOut", ConstantDescs.CD_long).lconst_0().lcmp();
            code.ifThen(
                    Opcode.IFEQ,
                    first -> {
                        first.aload(0).aload(0);
                        first.invokestatic(ClassDesc.of("java.lang.System"), "nanoTime", NANOS);
                        first.dup2_x1().putfield(owner, "dueNanos", ConstantDescs.CD_long);
                        first.putfield(owner, "sentNanos", ConstantDescs.CD_long);
                    });
        }
    };

    private static final ClassDesc CLOCK = NanoClock.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc NANOS = MethodTypeDesc.of(ConstantDescs.CD_long);

    private final String className;
    private final String method;
    private final String descriptor;
    private final Set<String> fields;

    /// @param fields stamps that the fault sets once more
    Mutant(String className, String method, String descriptor, Set<String> fields) {
        this.className = className;
        this.method = method;
        this.descriptor = descriptor;
        this.fields = fields;
    }

    /// The fault itself, before everything else that the method does.
    abstract void plant(CodeBuilder code, ClassDesc owner);

    /// Writes the changed class into a folder that comes first on a class path.
    ///
    /// @throws IllegalStateException if the product no longer has the place to change
    void writeTo(Path folder) throws IOException {
        String file = className.replace('.', '/') + ".class";
        Path written = folder.resolve(file);
        Files.createDirectories(written.getParent());
        try (InputStream in = Mutant.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw lost("class " + className);
            }
            Files.write(written, changed(in.readAllBytes()));
        }
    }

    /// The class with the fault in it.
    ///
    /// @throws IllegalStateException if it does not have the place to change
    byte[] changed(byte[] original) {
        ClassFile classFile = ClassFile.of();
        var model = classFile.parse(original);
        ClassDesc owner = model.thisClass().asSymbol();
        for (String field : fields) {
            if (model.fields().stream().noneMatch(f -> f.fieldName().equalsString(field))) {
                throw lost("field " + field);
            }
        }
        if (model.methods().stream().noneMatch(this::isPlace)) {
            throw lost("method " + method + descriptor);
        }
        ClassTransform planted =
                ClassTransform.transformingMethodBodies(
                        this::isPlace, CodeTransform.ofStateful(() -> atStart(owner)));
        return classFile.transformClass(model, planted.andThen(this.settable()));
    }

    private boolean isPlace(MethodModel candidate) {
        return candidate.methodName().equalsString(method)
                && candidate.methodType().equalsString(descriptor)
                && candidate.code().isPresent();
    }

    private CodeTransform atStart(ClassDesc owner) {
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder code) {
                plant(code, owner);
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                code.with(element);
            }
        };
    }

    /// A final field could be set in the constructor only.
    private ClassTransform settable() {
        return (to, element) -> {
            if (element instanceof FieldModel field
                    && fields.contains(field.fieldName().stringValue())) {
                Consumer<FieldBuilder> open =
                        copy ->
                                field.forEach(part -> {
                                    if (part instanceof AccessFlags flags) {
                                        copy.withFlags(
                                                flags.flagsMask() & ~AccessFlag.FINAL.mask());
                                    } else {
                                        copy.with(part);
                                    }
                                });
                to.withField(field.fieldName(), field.fieldType(), open);
            } else {
                to.with(element);
            }
        };
    }

    private IllegalStateException lost(String what) {
        return new IllegalStateException(
                this + " can no longer be planted: no " + what + ". Change Mutant with it.");
    }
}
