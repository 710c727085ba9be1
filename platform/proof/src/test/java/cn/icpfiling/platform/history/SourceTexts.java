package cn.icpfiling.platform.history;

import cn.icpfiling.platform.history.ServiceSources.Call;
import cn.icpfiling.platform.history.ServiceSources.Component;
import cn.icpfiling.platform.history.ServiceSources.Place;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The texts that expressions of a module may have. It follows constants, local variables, parameters to all calls and methods to all that
 * they return, by names alone. What it cannot follow is named, so that a person lists where its texts stand.
 */
final class SourceTexts {

    /**
     * Where an expression has its texts from.
     *
     * @param call of a method, as it is written, or of a constructor, as {@code new Type}
     * @param file in which the calls stand; null for all
     * @param at the argument's place
     */
    record Listed(String call, String file, int at) {
        /** The argument of each call in the module. */
        static Listed handed(String call, int at) {
            return new Listed(call, null, at);
        }

        /** The argument of each call in the file. */
        static Listed handedIn(String file, String call, int at) {
            return new Listed(call, file, at);
        }

        /** The names of all constants of an enum. */
        static Listed constants(String type) {
            return new Listed(null, type, 0);
        }

        private boolean isAt(Place place, String written, List<? extends Tree> arguments) {
            return call.equals(written.replace("<>", ""))
                    && (file == null || file.equals(place.file().name()))
                    && at < arguments.size();
        }
    }

    /**
     * What an expression may be.
     *
     * @param unknown the parts of it that lead to no text
     */
    record Found(Set<String> texts, Set<String> unknown) {
        private static Found of(Collection<String> texts) {
            return new Found(new LinkedHashSet<>(texts), Set.of());
        }

        private static Found unknown(String part) {
            return new Found(Set.of(), Set.of(part));
        }

        private Found or(Found other) {
            var all = new LinkedHashSet<>(texts);
            all.addAll(other.texts);
            var none = new TreeSet<>(unknown);
            none.addAll(other.unknown);
            return new Found(all, none);
        }

        private Found then(Found other) {
            var all = new LinkedHashSet<String>();
            texts.forEach(left -> other.texts.forEach(right -> all.add(left + right)));
            return new Found(all, or(other).unknown);
        }
    }

    private static final Found NONE = Found.of(List.of());

    /** The most expressions that lead from one to its text. */
    private static final int FARTHEST = 24;

    private final ServiceSources sources;
    private final SourceCalls calls;
    private final Map<String, Listed> listed;
    private final Set<String> used = new HashSet<>();
    /** Expressions that are being followed: a method that calls itself adds no text. */
    private final Set<Tree> open = new HashSet<>();
    /** What was followed to its end, so that no expression is followed twice. */
    private final Map<Tree, Found> known = new HashMap<>();

    private int cuts;

    SourceTexts(ServiceSources sources, Map<String, Listed> listed) {
        this.sources = sources;
        this.calls = new SourceCalls(sources);
        this.listed = listed;
    }

    /** The entries of the list that an expression has needed. */
    Set<String> used() {
        return used;
    }

    Found of(Place place, Tree expression) {
        if (known.containsKey(expression)) {
            return known.get(expression);
        }
        if (open.size() > FARTHEST) {
            return Found.unknown(key(place, expression));
        }
        if (!open.add(expression)) {
            cuts++;
            return NONE;
        }
        var before = cuts;
        try {
            var listed = listed(place, expression);
            var found = listed == null ? followed(place, expression) : listed;
            if (cuts == before) {
                known.put(expression, found);
            }
            return found;
        } finally {
            open.remove(expression);
        }
    }

    private Found followed(Place place, Tree expression) {
        return switch (expression) {
            case LiteralTree literal when literal.getValue() instanceof String text -> Found.of(Set.of(text));
            case LiteralTree literal when literal.getKind() == Tree.Kind.NULL_LITERAL -> NONE;
            case ParenthesizedTree inner -> of(place, inner.getExpression());
            case ConditionalExpressionTree either ->
                of(place, either.getTrueExpression()).or(of(place, either.getFalseExpression()));
            case SwitchExpressionTree choice -> all(place, results(choice));
            case BinaryTree sum
            when sum.getKind() == Tree.Kind.PLUS ->
                of(place, sum.getLeftOperand()).then(of(place, sum.getRightOperand()));
            case IdentifierTree name -> named(place, name);
            case MemberSelectTree member -> member(place, member);
            case MethodInvocationTree call -> returned(place, call);
            default -> Found.unknown(key(place, expression));
        };
    }

    private Found all(Place place, List<? extends Tree> expressions) {
        return expressions.stream().map(one -> of(place, one)).reduce(NONE, Found::or);
    }

    private Found listed(Place place, Tree expression) {
        var where = listed.get(key(place, expression));
        if (where == null) {
            return null;
        }
        used.add(key(place, expression));
        var found = where.call() == null
                ? Found.of(sources.constantsOf(place.file(), where.file()))
                : Stream.concat(
                                sources.calls(SourceCalls.simple(where.call())).stream()
                                        .map(call -> argument(
                                                where,
                                                call.place(),
                                                call.tree().getMethodSelect().toString(),
                                                call.tree().getArguments())),
                                sources.made().stream()
                                        .map(made -> argument(
                                                where,
                                                made.place(),
                                                "new " + made.tree().getIdentifier(),
                                                made.tree().getArguments())))
                        .reduce(NONE, Found::or);
        return found.texts().isEmpty() ? found.or(Found.unknown(key(place, expression))) : found;
    }

    private Found argument(Listed where, Place place, String written, List<? extends Tree> arguments) {
        return where.isAt(place, written, arguments) ? of(place, arguments.get(where.at())) : NONE;
    }

    /** The arguments of a call are left out. */
    private static String key(Place place, Tree expression) {
        var text = expression instanceof MethodInvocationTree call
                        && !call.getArguments().isEmpty()
                ? call.getMethodSelect() + "(..)"
                : expression.toString();
        return place.file().name() + " " + text;
    }

    private Found named(Place place, IdentifierTree name) {
        var unknown = Found.unknown(key(place, name));
        if (place.method() == null) {
            return constant(place, place.file().name() + "." + name.getName(), unknown);
        }
        var locals = new LocalValues(name.getName().toString());
        locals.scan(place.method().getBody(), null);
        if (locals.isDeclared()) {
            var enumerated = sources.constantsOf(place.file(), locals.type());
            if (!enumerated.isEmpty()) {
                return Found.of(enumerated);
            }
            return locals.values().isEmpty()
                    ? unknown
                    : all(place, locals.values()).or(locals.isOpen() ? unknown : NONE);
        }
        var parameters = place.method().getParameters();
        for (var at = 0; at < parameters.size(); at++) {
            if (parameters.get(at).getName().contentEquals(name.getName())) {
                return parameter(place, at, unknown);
            }
        }
        return constant(place, place.file().name() + "." + name.getName(), unknown);
    }

    private Found constant(Place place, String name, Found otherwise) {
        var constant = sources.constant(name);
        return constant == null ? otherwise : of(constant.place(), constant.value());
    }

    /** An enum's constant is its name. */
    private Found member(Place place, MemberSelectTree member) {
        var name = member.getIdentifier().toString();
        return sources.constantsOf(place.file(), member.getExpression().toString())
                        .contains(name)
                ? Found.of(Set.of(name))
                : constant(place, member.toString(), Found.unknown(key(place, member)));
    }

    /** What all calls of the method hand over; all constants if the parameter is an enum of the module. */
    private Found parameter(Place method, int at, Found unknown) {
        var parameter = method.method().getParameters().get(at);
        var enumerated = sources.constantsOf(method.file(), parameter.getType().toString());
        if (!enumerated.isEmpty()) {
            return Found.of(enumerated);
        }
        var handing = sources.calls(method.method().getName().toString()).stream()
                .filter(call -> calls.isCallOf(method, call)
                        && !isFunction(call.tree().getArguments().get(at)))
                .toList();
        var isReferenced = sources.references().stream()
                .anyMatch(reference -> reference
                                .tree()
                                .getName()
                                .contentEquals(method.method().getName())
                        && calls.isReceiver(
                                method,
                                reference.place(),
                                reference.tree().getQualifierExpression().toString()));
        return handing.isEmpty() || isReferenced
                ? unknown
                : handing.stream()
                        .map(call -> of(call.place(), call.tree().getArguments().get(at)))
                        .reduce(NONE, Found::or);
    }

    /** A function is no text: the call is one of another method of the name. */
    private static boolean isFunction(ExpressionTree argument) {
        return argument instanceof LambdaExpressionTree || argument instanceof MemberReferenceTree;
    }

    /** What the methods of this name return; for the name of an enum's constant, that constant. */
    private Found returned(Place place, MethodInvocationTree call) {
        if (SourceCalls.name(call).equals("name")
                && call.getArguments().isEmpty()
                && call.getMethodSelect() instanceof MemberSelectTree member) {
            var constant = of(place, member.getExpression());
            return constant.unknown().isEmpty() ? constant : Found.unknown(key(place, call));
        }
        var methods = sources.methods(SourceCalls.name(call)).stream()
                .filter(method -> method.method().getReturnType() != null
                        && method.method().getReturnType().toString().equals("String")
                        && calls.isCallOf(method, new Call(place, call)))
                .map(this::results);
        var components = sources.components().stream()
                .filter(component -> calls.isAccessor(component, place, call))
                .flatMap(this::component);
        return Stream.concat(methods, components).reduce(Found::or).orElse(Found.unknown(key(place, call)));
    }

    /** What records are made with; all constants if the component is an enum of the module. Other types are no texts. */
    private Stream<Found> component(Component component) {
        var enumerated = sources.constantsOf(component.file(), component.type());
        if (!enumerated.isEmpty()) {
            return Stream.of(Found.of(enumerated));
        }
        if (!component.type().equals("String")) {
            return Stream.of();
        }
        var made = sources.made().stream()
                .filter(one -> SourceCalls.simple(one.tree().getIdentifier().toString())
                                .equals(component.owner())
                        && one.tree().getArguments().size() > component.at())
                .map(one -> of(one.place(), one.tree().getArguments().get(component.at())))
                .toList();
        return made.isEmpty()
                ? Stream.of(Found.unknown(component.file().name() + " " + component.name()))
                : made.stream();
    }

    private Found results(Place method) {
        var body = method.method().getBody();
        return body == null
                ? Found.unknown(method.file().name() + " " + method.method().getName() + "(..)")
                : all(method, results(body));
    }

    /** The expressions that a method returns, or that a switch yields. */
    private static List<ExpressionTree> results(Tree tree) {
        var found = new ArrayList<ExpressionTree>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitReturn(ReturnTree returned, Void nothing) {
                found.add(returned.getExpression());
                return null;
            }

            @Override
            public Void visitYield(YieldTree yielded, Void nothing) {
                found.add(yielded.getValue());
                return null;
            }

            @Override
            public Void visitCase(CaseTree branch, Void nothing) {
                if (tree instanceof SwitchExpressionTree && branch.getBody() instanceof ExpressionTree value) {
                    found.add(value);
                    return null;
                }
                return super.visitCase(branch, nothing);
            }

            @Override
            public Void visitLambdaExpression(LambdaExpressionTree inner, Void nothing) {
                return null;
            }

            @Override
            public Void visitClass(ClassTree inner, Void nothing) {
                return null;
            }
        }.scan(tree, null);
        return found;
    }
}
