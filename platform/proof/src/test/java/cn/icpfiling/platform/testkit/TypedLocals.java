package cn.icpfiling.platform.testkit;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;

/**
 * Finds local variables that are declared with a type where {@code var} says the same. It parses the sources and resolves
 * no types, so it sees the plain cases only:
 *
 * <ul>
 *   <li>a literal, {@code new}, a cast to the declared type, an operator that gives a boolean, int or String;
 *   <li>the variable of a for-each loop, unless the loop unboxes;
 *   <li>a call or a name, if the declared type is an array or a class without type arguments.
 * </ul>
 *
 * <p>It does not see a call that gives a String, a number, a boolean or a parameterized type, because such a call may unbox
 * or take its type from the declaration. Nor does it look into conditional and switch expressions. Where a generic call of
 * a plain class takes its type from the declaration, the type stands at the call: {@code json.<ObjectNode>deepCopy()}. A
 * literal or {@code new} that is meant to have a wider type, because a later assignment needs it, is refused as well.
 *
 * <p>Error Prone's {@code Varifier} is no substitute. It sees neither loops nor literals nor diamonds, and it refuses
 * {@code Map<String, Object> more = Map.of("order", id)}, where {@code var} gives another type.
 */
final class TypedLocals extends TreePathScanner<Void, Void> {
    private static final Set<String> KNOWN_BY_OPERATOR = Set.of("boolean", "int", "String");
    private static final Set<String> CHOSEN_BY_CALL = Set.of("String", "Boolean", "Integer", "Long", "Double");

    private final CompilationUnitTree file;
    private final SourcePositions positions;
    private final List<String> found;

    private TypedLocals(CompilationUnitTree file, SourcePositions positions, List<String> found) {
        this.file = file;
        this.positions = positions;
        this.found = found;
    }

    /** One line a breach: file, line and variable. */
    static List<String> in(Collection<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new ArrayList<String>();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            var positions = Trees.instance(task).getSourcePositions();
            for (var file : task.parse()) {
                new TypedLocals(file, positions, found).scan(file, null);
            }
        }
        return found;
    }

    @Override
    public Void visitVariable(VariableTree variable, Void nothing) {
        var parent = getCurrentPath().getParentPath().getLeaf();
        if (variable.getType() != null && isLocal(parent) && repeats(variable, parent)) {
            var line = file.getLineMap().getLineNumber(positions.getStartPosition(file, variable));
            found.add("%s:%d declares %s with a type; write var"
                    .formatted(Path.of(file.getSourceFile().toUri()), line, variable.getName()));
        }
        return super.visitVariable(variable, nothing);
    }

    private static boolean isLocal(Tree parent) {
        return parent instanceof BlockTree
                || parent instanceof CaseTree
                || parent instanceof ForLoopTree
                || parent instanceof EnhancedForLoopTree
                || parent instanceof TryTree;
    }

    private static boolean repeats(VariableTree variable, Tree parent) {
        var type = variable.getType();
        return switch (variable.getInitializer()) {
            case null -> parent instanceof EnhancedForLoopTree && !(type instanceof PrimitiveTypeTree);
            case LiteralTree literal -> literal.getKind() != Tree.Kind.NULL_LITERAL;
            case NewClassTree made -> made.getClassBody() == null;
            case NewArrayTree made -> made.getType() != null;
            case TypeCastTree cast -> cast.getType().toString().equals(type.toString());
            case UnaryTree _, BinaryTree _, InstanceOfTree _ -> KNOWN_BY_OPERATOR.contains(type.toString());
            case MethodInvocationTree _, IdentifierTree _, MemberSelectTree _, ArrayAccessTree _ -> isPlain(type);
            default -> false;
        };
    }

    private static boolean isPlain(Tree type) {
        return type instanceof ArrayTypeTree
                || type instanceof MemberSelectTree
                || type instanceof IdentifierTree name
                        && !CHOSEN_BY_CALL.contains(name.getName().toString());
    }
}
