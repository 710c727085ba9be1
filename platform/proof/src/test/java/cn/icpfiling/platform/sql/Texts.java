package cn.icpfiling.platform.sql;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * What a string expression can be, read from the sources without types: literals, constants, local variables, both ways of a conditional,
 * methods that return one expression, and what callers in the same class pass for a parameter. All else is a hole.
 */
final class Texts {
    private static final String UNKNOWN = String.valueOf(Statement.HOLE);
    private static final int MOST = 32;
    private static final int DEEPEST = 12;

    /** Fields and methods of all classes by the class's simple name; two classes of one name know the names of both. */
    private final Map<String, Map<String, Set<ExpressionTree>>> fields = new HashMap<>();

    private final Map<String, Map<String, Set<MethodTree>>> methods = new HashMap<>();
    private final Map<String, Map<String, Set<MethodInvocationTree>>> calls = new HashMap<>();
    private final Map<MethodTree, Map<String, Set<ExpressionTree>>> locals = new HashMap<>();

    Texts(Iterable<? extends CompilationUnitTree> files) {
        for (var file : files) {
            new Members().scan(file, new ArrayList<>());
        }
    }

    /** Where an expression stands: the classes around it, the innermost last, and its method, if it stands in one. */
    record Scope(List<String> classes, MethodTree method) {}

    Set<String> of(ExpressionTree expression, Scope scope) {
        return of(expression, scope, 0);
    }

    private Set<String> of(Tree expression, Scope scope, int depth) {
        if (depth > DEEPEST) {
            return Set.of(UNKNOWN);
        }
        var texts = switch (expression) {
            case LiteralTree literal -> Set.of(String.valueOf(literal.getValue()));
            case ParenthesizedTree inner -> of(inner.getExpression(), scope, depth);
            case BinaryTree sum
            when sum.getKind() == Tree.Kind.PLUS ->
                joined(of(sum.getLeftOperand(), scope, depth), of(sum.getRightOperand(), scope, depth));
            case ConditionalExpressionTree either ->
                union(List.of(either.getTrueExpression(), either.getFalseExpression()), scope, depth);
            case SwitchExpressionTree choice -> union(results(choice), scope, depth);
            case IdentifierTree name -> named(name.getName().toString(), scope, depth);
            case MemberSelectTree member
            when member.getExpression() instanceof IdentifierTree owner ->
                ofMember(owner.getName().toString(), member.getIdentifier().toString(), scope, depth);
            case MethodInvocationTree call -> called(call, scope, depth);
            default -> Set.of(UNKNOWN);
        };
        return texts.isEmpty() || texts.size() > MOST ? Set.of(UNKNOWN) : texts;
    }

    private Set<String> named(String name, Scope scope, int depth) {
        if (scope.method() != null) {
            var values = locals.getOrDefault(scope.method(), Map.of()).get(name);
            if (values != null) {
                return union(values, scope, depth + 1);
            }
            for (var at = 0; at < scope.method().getParameters().size(); at++) {
                if (scope.method().getParameters().get(at).getName().contentEquals(name)) {
                    return passed(scope, at, depth);
                }
            }
        }
        for (var at = scope.classes().size() - 1; at >= 0; at--) {
            var found = fields.getOrDefault(scope.classes().get(at), Map.of()).get(name);
            if (found != null) {
                return union(found, new Scope(scope.classes().subList(0, at + 1), null), depth + 1);
            }
        }
        return Set.of(UNKNOWN);
    }

    private Set<String> ofMember(String owner, String name, Scope scope, int depth) {
        if (owner.equals("this")) {
            return named(name, new Scope(scope.classes(), null), depth);
        }
        var found = fields.getOrDefault(owner, Map.of()).get(name);
        return found == null ? Set.of(UNKNOWN) : union(found, new Scope(List.of(owner), null), depth + 1);
    }

    /** What the calls in the class of a method pass for its parameter. */
    private Set<String> passed(Scope scope, int parameter, int depth) {
        var type = scope.classes().getLast();
        var texts = new LinkedHashSet<String>();
        for (var call : calls.getOrDefault(type, Map.of())
                .getOrDefault(scope.method().getName().toString(), Set.of())) {
            if (call.getArguments().size() != scope.method().getParameters().size()) {
                continue;
            }
            texts.addAll(of(call.getArguments().get(parameter), callers.get(call), depth + 1));
        }
        return texts.isEmpty() ? Set.of(UNKNOWN) : texts;
    }

    private final Map<MethodInvocationTree, Scope> callers = new HashMap<>();

    private Set<String> called(MethodInvocationTree call, Scope scope, int depth) {
        if (call.getMethodSelect() instanceof IdentifierTree name) {
            return returned(scope.classes(), name.getName().toString(), call, depth);
        }
        if (!(call.getMethodSelect() instanceof MemberSelectTree member)) {
            return Set.of(UNKNOWN);
        }
        var name = member.getIdentifier().toString();
        var of = member.getExpression();
        if (name.equals("formatted")) {
            return formatted(of(of, scope, depth), call.getArguments(), scope, depth);
        }
        if (name.equals("repeat") || name.equals("strip") || name.equals("stripIndent")) {
            return of(of, scope, depth);
        }
        if (of instanceof IdentifierTree type) {
            var owner = type.getName().toString();
            if (owner.equals("String") && name.equals("format")) {
                return formatted(
                        of(call.getArguments().getFirst(), scope, depth),
                        call.getArguments().subList(1, call.getArguments().size()),
                        scope,
                        depth);
            }
            if (owner.equals("Collections") || owner.equals("String") || name.equals("nCopies")) {
                return Set.of(UNKNOWN);
            }
            return returned(List.of(owner), name, call, depth);
        }
        return Set.of(UNKNOWN);
    }

    private Set<String> formatted(Set<String> formats, List<? extends ExpressionTree> values, Scope scope, int depth) {
        var texts = formats;
        for (var value : values) {
            var next = new LinkedHashSet<String>();
            for (var format : texts) {
                for (var text : of(value, scope, depth + 1)) {
                    next.add(format.replaceFirst("%(?:\\d\\$)?[sd]", Matcher.quoteReplacement(text)));
                }
            }
            texts = next;
        }
        return texts;
    }

    private Set<String> returned(List<String> classes, String name, MethodInvocationTree call, int depth) {
        for (var at = classes.size() - 1; at >= 0; at--) {
            var texts = new LinkedHashSet<String>();
            for (var method : methods.getOrDefault(classes.get(at), Map.of()).getOrDefault(name, Set.of())) {
                if (method.getParameters().size() == call.getArguments().size()) {
                    for (var value : returns(method)) {
                        texts.addAll(of(value, new Scope(classes.subList(0, at + 1), method), depth + 1));
                    }
                }
            }
            if (!texts.isEmpty()) {
                return texts;
            }
        }
        return Set.of(UNKNOWN);
    }

    private Set<String> union(Iterable<? extends ExpressionTree> expressions, Scope scope, int depth) {
        var texts = new LinkedHashSet<String>();
        for (var expression : expressions) {
            texts.addAll(of(expression, scope, depth));
        }
        return texts;
    }

    private static Set<String> joined(Set<String> left, Set<String> right) {
        var texts = new LinkedHashSet<String>();
        for (var before : left) {
            for (var after : right) {
                texts.add(before + after);
            }
        }
        return texts;
    }

    private static List<ExpressionTree> results(SwitchExpressionTree choice) {
        var results = new ArrayList<ExpressionTree>();
        for (var way : choice.getCases()) {
            if (way.getBody() instanceof ExpressionTree value) {
                results.add(value);
            }
        }
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitYield(YieldTree yield, Void none) {
                results.add(yield.getValue());
                return super.visitYield(yield, null);
            }
        }.scan(choice, null);
        return results;
    }

    private static List<ExpressionTree> returns(MethodTree method) {
        var results = new ArrayList<ExpressionTree>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitReturn(ReturnTree end, Void none) {
                results.add(end.getExpression());
                return super.visitReturn(end, null);
            }

            @Override
            public Void visitLambdaExpression(LambdaExpressionTree lambda, Void none) {
                return null;
            }

            @Override
            public Void visitClass(ClassTree type, Void none) {
                return null;
            }
        }.scan(method.getBody(), null);
        results.removeIf(Objects::isNull);
        return results;
    }

    /** Notes the fields, methods and calls of each class. */
    private final class Members extends TreeScanner<Void, List<String>> {
        private MethodTree method;

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
            add(methods, classes, declared.getName().toString(), declared);
            method = declared;
            super.visitMethod(declared, classes);
            method = null;
            return null;
        }

        @Override
        public Void visitVariable(VariableTree variable, List<String> classes) {
            if (variable.getInitializer() != null) {
                var name = variable.getName().toString();
                if (method == null) {
                    add(fields, classes, name, variable.getInitializer());
                } else {
                    locals.computeIfAbsent(method, any -> new HashMap<>())
                            .computeIfAbsent(name, any -> new LinkedHashSet<>())
                            .add(variable.getInitializer());
                }
            }
            return super.visitVariable(variable, classes);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, List<String> classes) {
            var name = switch (call.getMethodSelect()) {
                case IdentifierTree own -> own.getName().toString();
                case MemberSelectTree member -> member.getIdentifier().toString();
                default -> "";
            };
            add(calls, classes, name, call);
            callers.put(call, new Scope(List.copyOf(classes), method));
            return super.visitMethodInvocation(call, classes);
        }

        private <T> void add(Map<String, Map<String, Set<T>>> into, List<String> classes, String name, T value) {
            if (!classes.isEmpty()) {
                into.computeIfAbsent(classes.getLast(), any -> new HashMap<>())
                        .computeIfAbsent(name, any -> new LinkedHashSet<>())
                        .add(value);
            }
        }
    }
}
