package cn.icpfiling.platform.history;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/** The parsed sources of a module: its constants, enums, methods and calls by their names. It knows no types of expressions. */
final class ServiceSources {

    /** A source file. */
    record Source(Path path, CompilationUnitTree tree) {
        String name() {
            return path.getFileName().toString().replace(".java", "");
        }
    }

    /**
     * Where an expression stands.
     *
     * @param method null outside methods
     */
    record Place(Source file, MethodTree method) {}

    record Call(Place place, MethodInvocationTree tree) {}

    /**
     * A component of a record.
     *
     * @param type as it is written
     */
    record Component(Source file, String owner, String name, String type, int at) {}

    record Made(Place place, NewClassTree tree) {}

    record Reference(Place place, MemberReferenceTree tree) {}

    private final List<Source> files;
    private final Map<String, Constant> constants = new HashMap<>();
    private final Map<String, Set<String>> enums = new HashMap<>();
    private final Map<String, Set<String>> variables = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();
    private final Map<String, List<Place>> methods = new HashMap<>();
    private final Map<String, List<Call>> calls = new HashMap<>();
    private final List<Made> made = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();

    /** A field with a value. */
    record Constant(Place place, Tree value) {}

    private ServiceSources(List<Source> files) {
        this.files = files;
        files.forEach(file -> new Index(file).scan(file.tree(), null));
    }

    static ServiceSources of(Path module) throws IOException {
        var paths = new ArrayList<Path>();
        try (var all = Files.walk(module.resolve("src/main/java"))) {
            all.filter(path -> path.toString().endsWith(".java")).sorted().forEach(paths::add);
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = new ArrayList<Source>();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(paths));
            for (var tree : task.parse()) {
                files.add(new Source(Path.of(tree.getSourceFile().toUri()), tree));
            }
        }
        return new ServiceSources(files);
    }

    List<Source> files() {
        return files;
    }

    List<Place> methods(String name) {
        return methods.getOrDefault(name, List.of());
    }

    /** Returns the calls of methods of this name. */
    List<Call> calls(String name) {
        return calls.getOrDefault(name, List.of());
    }

    List<Component> components() {
        return components;
    }

    List<Made> made() {
        return made;
    }

    List<Reference> references() {
        return references;
    }

    /** Returns the field of a class, by class and name; null if there is none with a value. */
    Constant constant(String name) {
        return constants.get(name);
    }

    /**
     * Returns the names of the constants of an enum as a file names it; none if the module has none of this name.
     *
     * @param type with the names of the classes around it, or one of the file itself
     */
    Set<String> constantsOf(Source file, String type) {
        var own = enums.getOrDefault(file.name() + "." + type, enums.getOrDefault(type, Set.of()));
        var nested = enums.keySet().stream()
                .filter(name -> name.endsWith("." + type))
                .toList();
        return own.isEmpty() && nested.size() == 1 ? enums.get(nested.getFirst()) : own;
    }

    /** Returns the types with which a file declares variables of a name; "var" if it does not write them. */
    Set<String> typesOf(Source file, String variable) {
        return variables.getOrDefault(file.name() + "." + variable, Set.of());
    }

    /** Returns the classes of a file with what they extend and implement. */
    Set<String> namesOf(String file) {
        return names.getOrDefault(file, Set.of());
    }

    /** Collects by class and name, constants of nested classes by the class of the file. */
    private final class Index extends TreeScanner<Void, Void> {
        private final Source file;
        private MethodTree method;
        private String outer = "";

        private Index(Source file) {
            this.file = file;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            var around = outer;
            var name = type.getSimpleName().toString();
            outer = around + name + ".";
            var supers = names.computeIfAbsent(file.name(), none -> new LinkedHashSet<>());
            supers.add(name);
            type.getImplementsClause().forEach(one -> supers.add(one.toString()));
            if (type.getExtendsClause() != null) {
                supers.add(type.getExtendsClause().toString());
            }
            for (var member : type.getMembers()) {
                if (member instanceof VariableTree field && field.getInitializer() != null) {
                    constants.putIfAbsent(
                            file.name() + "." + field.getName(),
                            new Constant(new Place(file, null), field.getInitializer()));
                    if (type.getKind() == Tree.Kind.ENUM && isConstant(field, name)) {
                        enums.computeIfAbsent(around + name, none -> new LinkedHashSet<>())
                                .add(field.getName().toString());
                    }
                }
            }
            if (type.getKind() == Tree.Kind.RECORD) {
                noteComponents(type);
            }
            var done = super.visitClass(type, nothing);
            outer = around;
            return done;
        }

        private void noteComponents(ClassTree type) {
            var at = 0;
            for (var member : type.getMembers()) {
                if (member instanceof VariableTree field
                        && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
                    components.add(new Component(
                            file,
                            type.getSimpleName().toString(),
                            field.getName().toString(),
                            field.getType().toString(),
                            at++));
                }
            }
        }

        private static boolean isConstant(VariableTree field, String type) {
            return field.getInitializer() instanceof NewClassTree made
                    && made.getIdentifier().toString().equals(type);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            var around = method;
            method = tree;
            methods.computeIfAbsent(tree.getName().toString(), none -> new ArrayList<>())
                    .add(new Place(file, tree));
            var done = super.visitMethod(tree, nothing);
            method = around;
            return done;
        }

        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
            variables
                    .computeIfAbsent(file.name() + "." + variable.getName(), none -> new LinkedHashSet<>())
                    .add(variable.getType() == null ? "var" : variable.getType().toString());
            return super.visitVariable(variable, nothing);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            calls.computeIfAbsent(SourceCalls.name(call), none -> new ArrayList<>())
                    .add(new Call(new Place(file, method), call));
            return super.visitMethodInvocation(call, nothing);
        }

        @Override
        public Void visitNewClass(NewClassTree tree, Void nothing) {
            made.add(new Made(new Place(file, method), tree));
            return super.visitNewClass(tree, nothing);
        }

        @Override
        public Void visitMemberReference(MemberReferenceTree reference, Void nothing) {
            references.add(new Reference(new Place(file, method), reference));
            return super.visitMemberReference(reference, nothing);
        }
    }
}
