package cn.icpfiling.platform.sql;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * Finds the SQL statements in Java sources: every string expression that begins with a verb of SQL in capitals, and every argument of
 * {@code createNativeQuery}. Queries of Hibernate's language are not among them; Hibernate writes their SQL by its dialect of MySQL.
 */
final class JavaStatements extends TreeScanner<Void, List<String>> {
    private static final Pattern SQL = Pattern.compile(
            "\\s*(?:SELECT|INSERT (?:IGNORE )?INTO|UPDATE|DELETE (?:FROM|\\w+ FROM)|REPLACE INTO|WITH|\\(SELECT|TRUNCATE|ANALYZE|OPTIMIZE"
                    + "|CREATE|DROP|ALTER|GRANT|REVOKE|SHOW|EXPLAIN|KILL|FLUSH|LOCK TABLES|LOAD DATA LOCAL INFILE|SET (?:SESSION|GLOBAL|TRANSACTION|@))\\b.*",
            Pattern.DOTALL);
    private static final Pattern BEGINS = Pattern.compile(
            "\\s*(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|\\(SELECT|TRUNCATE|ANALYZE|OPTIMIZE|CREATE|DROP|ALTER|GRANT|REVOKE|SHOW|EXPLAIN"
                    + "|KILL|FLUSH|LOCK|LOAD|SET|select|insert|update|delete)\\b.*",
            Pattern.DOTALL);

    private static final Pattern STATEMENT = Pattern.compile(
            "\"\\s*(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|TRUNCATE|ANALYZE|OPTIMIZE|CREATE|DROP|ALTER|GRANT|REVOKE|SHOW|EXPLAIN|KILL|FLUSH"
                    + "|LOCK TABLES|LOAD DATA|SET|\\(SELECT)\\b|createNativeQuery");
    /** In its place Hibernate lists the columns of an entity, each by its name. */
    private static final Pattern OF_ENTITY = Pattern.compile("\\{(\\w+)\\.\\*}");

    private static final Pattern OWNER = Pattern.compile("\\b([A-Z]\\w+)(?:\\.[A-Z_]{2,}\\b|\\.\\w+\\()");

    private final Path root;
    private final Texts texts;
    private final SourcePositions positions;
    private final Map<String, Statement> found;
    private CompilationUnitTree file;
    private MethodTree method;
    private boolean isNative;

    private JavaStatements(Path root, Texts texts, SourcePositions positions, Map<String, Statement> found) {
        this.root = root;
        this.texts = texts;
        this.positions = positions;
        this.found = found;
    }

    static Collection<Statement> in(Path root, Collection<Path> all) throws IOException {
        var files = withStatements(all);
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            var units = new ArrayList<CompilationUnitTree>();
            task.parse().forEach(units::add);
            var found = new LinkedHashMap<String, Statement>();
            var scanner = new JavaStatements(
                    root, new Texts(units), Trees.instance(task).getSourcePositions(), found);
            for (var unit : units) {
                scanner.file = unit;
                scanner.scan(unit, List.of());
            }
            return found.values();
        }
    }

    /** The files that hold the beginning of a statement, and those of the classes that they name: a constant can be of another class. */
    private static Collection<Path> withStatements(Collection<Path> all) throws IOException {
        var byName = new HashMap<String, List<Path>>();
        for (var file : all) {
            var name = file.getFileName().toString().replace(".java", "");
            byName.computeIfAbsent(name, any -> new ArrayList<>()).add(file);
        }
        var files = new LinkedHashSet<Path>();
        for (var file : all) {
            var source = Files.readString(file);
            if (STATEMENT.matcher(source).find()) {
                files.add(file);
                OWNER.matcher(source)
                        .results()
                        .forEach(name -> files.addAll(byName.getOrDefault(name.group(1), List.of())));
            }
        }
        return files;
    }

    @Override
    public Void visitClass(ClassTree type, List<String> around) {
        var classes = new ArrayList<>(around);
        if (!type.getSimpleName().isEmpty()) {
            classes.add(type.getSimpleName().toString());
        }
        var before = method;
        method = null;
        super.visitClass(type, classes);
        method = before;
        return null;
    }

    @Override
    public Void visitMethod(MethodTree declared, List<String> classes) {
        method = declared;
        super.visitMethod(declared, classes);
        method = null;
        return null;
    }

    @Override
    public Void visitBinary(BinaryTree sum, List<String> classes) {
        return sum.getKind() == Tree.Kind.PLUS && keep(sum, classes) ? null : super.visitBinary(sum, classes);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, List<String> classes) {
        if (literal.getValue() instanceof String text && BEGINS.matcher(text).matches()) {
            keep(literal, classes);
        }
        return null;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, List<String> classes) {
        if (call.getMethodSelect() instanceof MemberSelectTree member) {
            if (member.getIdentifier().contentEquals("formatted")) {
                keep(call, classes);
                return null;
            }
            if (member.getIdentifier().contentEquals("createNativeQuery")) {
                scan(member, classes);
                isNative = true;
                keep(call.getArguments().getFirst(), classes);
                scan(call.getArguments(), classes);
                isNative = false;
                return null;
            }
        }
        return super.visitMethodInvocation(call, classes);
    }

    private boolean keep(ExpressionTree expression, List<String> classes) {
        var isStatement = false;
        for (var text : texts.of(expression, new Texts.Scope(classes, method))) {
            if (SQL.matcher(text).matches() || (isNative && BEGINS.matcher(text).matches())) {
                isStatement = true;
                found.putIfAbsent(
                        text,
                        new Statement(place(expression), OF_ENTITY.matcher(text).replaceAll("$1.id")));
            }
        }
        return isStatement;
    }

    private String place(Tree tree) {
        var line = file.getLineMap().getLineNumber(positions.getStartPosition(file, tree));
        return root.relativize(Path.of(file.getSourceFile().toUri())) + ":" + line;
    }
}
