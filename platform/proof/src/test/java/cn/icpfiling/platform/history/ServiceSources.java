package cn.icpfiling.platform.history;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
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
import javax.tools.ToolProvider;

/** The parsed sources of a module, and the texts that its expressions have. It resolves constants, and no types. */
final class ServiceSources {

    /** A source file. */
    record Source(Path path, CompilationUnitTree tree) {
        String name() {
            return path.getFileName().toString().replace(".java", "");
        }
    }

    private final List<Source> files;
    private final Map<String, ExpressionTree> constants = new HashMap<>();

    private ServiceSources(List<Source> files) {
        this.files = files;
        files.forEach(file -> new Constants(file.name()).scan(file.tree(), null));
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

    /** Returns the text of a file that a class has. */
    String text(String name) throws IOException {
        var found = files.stream().filter(file -> file.name().equals(name)).toList();
        return found.size() == 1 ? Files.readString(found.getFirst().path()) : "";
    }

    /** Returns the texts that an expression may have; none if the sources do not tell. */
    Set<String> texts(Source file, Tree expression) {
        return switch (expression) {
            case LiteralTree literal when literal.getValue() instanceof String text -> Set.of(text);
            case ParenthesizedTree inner -> texts(file, inner.getExpression());
            case ConditionalExpressionTree either -> both(file, either);
            case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> joined(file, sum);
            case IdentifierTree name -> constant(file, file.name() + "." + name.getName());
            case MemberSelectTree member -> constant(file, member.toString());
            default -> Set.of();
        };
    }

    /** None as well if only one of both is known. */
    private Set<String> both(Source file, ConditionalExpressionTree either) {
        var one = texts(file, either.getTrueExpression());
        var other = texts(file, either.getFalseExpression());
        var all = new LinkedHashSet<>(one);
        all.addAll(other);
        return one.isEmpty() || other.isEmpty() ? Set.of() : all;
    }

    private Set<String> joined(Source file, BinaryTree sum) {
        var all = new LinkedHashSet<String>();
        for (var left : texts(file, sum.getLeftOperand())) {
            texts(file, sum.getRightOperand()).forEach(right -> all.add(left + right));
        }
        return all;
    }

    private Set<String> constant(Source file, String name) {
        var value = constants.get(name);
        if (value == null) {
            return Set.of();
        }
        var owner = name.substring(0, name.lastIndexOf('.'));
        return texts(
                files.stream()
                        .filter(one -> one.name().equals(owner))
                        .findFirst()
                        .orElse(file),
                value);
    }

    /** Collects constants by class and name, those of nested classes by the class of the file. */
    private final class Constants extends TreeScanner<Void, Void> {
        private final String file;

        private Constants(String file) {
            this.file = file;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            for (var member : type.getMembers()) {
                if (member instanceof VariableTree field && field.getInitializer() != null) {
                    constants.putIfAbsent(file + "." + field.getName(), field.getInitializer());
                }
            }
            return super.visitClass(type, nothing);
        }
    }
}
