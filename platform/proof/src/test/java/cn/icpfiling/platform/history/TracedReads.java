package cn.icpfiling.platform.history;

import cn.icpfiling.platform.history.ServiceSources.Source;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares the acts of a service by which a person reads personal data with the objects that its part of a trace reaches. A read whose
 * object no kind of key leads to is missing in the trace of a filing, which says all the same that it is complete.
 */
final class TracedReads {

    /** The acts by which a person is shown personal data, or a link to them. */
    static final Pattern READ = Pattern.compile("[A-Z_]+\\.(REVEAL|SHOW|LINK|READ)");

    private static final Pattern PREFIX = Pattern.compile("LIKE '([A-Z_.]+)%'");

    /**
     * What the sources do not tell by themselves.
     *
     * @param asked the kinds of keys that every question may have
     * @param kinds the kind of key by the type of the object that the audit names
     * @param others why a type of object needs none
     * @param types where an expression takes its types of objects from, by class and expression
     */
    record Known(
            Set<String> asked, Map<String, String> kinds, Map<String, String> others, Map<String, TypesOf> types) {}

    /** Types of objects that a pattern finds in the sources of some classes. */
    record TypesOf(Pattern pattern, List<String> classes) {
        static TypesOf of(String pattern, String... classes) {
            return new TypesOf(Pattern.compile(pattern, Pattern.MULTILINE), List.of(classes));
        }
    }

    private final ServiceSources sources;
    private final Known known;
    private final Set<String> faults = new TreeSet<>();
    private final Set<String> met = new TreeSet<>();
    private final Set<String> used = new TreeSet<>();

    private TracedReads(ServiceSources sources, Known known) {
        this.sources = sources;
        this.known = known;
    }

    /**
     * What was found.
     *
     * @param met the types of objects of all reads
     */
    record Found(Set<String> faults, Set<String> met) {}

    static Found of(ServiceSources sources, Known known) throws IOException {
        var reads = new TracedReads(sources, known);
        reads.compare();
        return new Found(reads.faults, reads.met);
    }

    private void compare() throws IOException {
        var reach = reach();
        var named = new TreeSet<String>();
        for (var file : sources.files()) {
            for (var act : calls(file, "Act.of")) {
                for (var code : sources.texts(file, act.get(0))) {
                    if (READ.matcher(code).matches()) {
                        named.add(code);
                        types(file, act.get(1)).forEach(type -> judge(file, code, type, reach));
                    }
                }
            }
        }
        for (var file : sources.files()) {
            literals(file).stream()
                    .filter(text -> READ.matcher(text).matches() && !named.contains(text))
                    .forEach(text ->
                            faults.add(file.name() + ": no Act.of names " + text + " so that its object can be read"));
        }
        stale(known.kinds().keySet(), met, "type of object");
        stale(known.others().keySet(), met, "type of object");
        stale(known.types().keySet(), used, "expression");
    }

    private void stale(Set<String> listed, Set<String> found, String what) {
        listed.stream()
                .filter(one -> !found.contains(one))
                .forEach(one -> faults.add("this test lists the " + what + " " + one + ", which no read has"));
    }

    private void judge(Source file, String code, String type, Reach reach) {
        met.add(type);
        if (known.others().containsKey(type)) {
            return;
        }
        var kind = known.kinds().get(type);
        var read = file.name() + ": " + code + " at " + type;
        if (kind == null) {
            faults.add(read + ": say which kind of key leads to it");
        } else if (!reach.audited().contains(kind)) {
            faults.add(read + ": the audit of the HistorySource is not asked for " + kind);
        } else if (!reach.filled().contains(kind)) {
            faults.add(read + ": neither a question nor a look-up has keys of " + kind);
        }
        if (reach.leavesOut(code)) {
            faults.add(read + ": the HistorySource leaves the act out");
        }
    }

    /** The types that the expression may have; a fault if they are not known. */
    private Set<String> types(Source file, ExpressionTree expression) throws IOException {
        var texts = sources.texts(file, expression);
        if (!texts.isEmpty()) {
            return texts;
        }
        var place = file.name() + " " + expression;
        var where = known.types().get(place);
        var found = new TreeSet<String>();
        if (where != null) {
            used.add(place);
            for (var type : where.classes()) {
                where.pattern()
                        .matcher(sources.text(type))
                        .results()
                        .forEach(one -> found.add(one.group(1) == null ? one.group(2) : one.group(1)));
            }
        }
        if (found.isEmpty()) {
            faults.add(place + ": say where its types of objects stand");
        }
        return found;
    }

    /**
     * What the part of a trace reaches.
     *
     * @param audited the kinds of objects of which it reads the audit
     * @param filled the kinds that questions and look-ups have keys of
     * @param leftOut the condition of acts that it leaves out; empty if there is none
     */
    private record Reach(Set<String> audited, Set<String> filled, String leftOut) {
        boolean leavesOut(String code) {
            return PREFIX.matcher(leftOut).results().anyMatch(prefix -> code.startsWith(prefix.group(1)))
                    && !leftOut.contains("'" + code + "'");
        }
    }

    private Reach reach() {
        var histories = sources.files().stream().filter(TracedReads::isHistory).toList();
        if (histories.size() != 1) {
            faults.add("the service has " + histories.size() + " sources of histories");
            return new Reach(Set.of(), Set.of(), "");
        }
        var file = histories.getFirst();
        var filled = new LinkedHashSet<>(known.asked());
        for (var lookup : calls(file, "HistoryLookup.of")) {
            var keys = texts(file, lookup.subList(2, lookup.size()));
            if (!filled.containsAll(keys)) {
                faults.add(file.name() + ": a look-up needs keys of " + keys + " before another one has found them");
            }
            filled.addAll(sources.texts(file, lookup.getFirst()));
        }
        var audited = new LinkedHashSet<String>();
        var leftOut = new ArrayList<String>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitNewClass(NewClassTree made, Void nothing) {
                if (made.getIdentifier().toString().equals("AuditOfSource")) {
                    leftOut.addAll(sources.texts(file, made.getArguments().get(1)));
                    if (made.getArguments().get(2) instanceof MethodInvocationTree list) {
                        audited.addAll(texts(file, list.getArguments()));
                    }
                }
                return super.visitNewClass(made, nothing);
            }
        }.scan(file.tree(), null);
        return new Reach(audited, filled, String.join(" ", leftOut));
    }

    private Set<String> texts(Source file, Collection<? extends ExpressionTree> expressions) {
        var all = new LinkedHashSet<String>();
        for (var expression : expressions) {
            var texts = sources.texts(file, expression);
            if (texts.isEmpty()) {
                faults.add(file.name() + ": write " + expression + " as a constant");
            }
            all.addAll(texts);
        }
        return all;
    }

    private static boolean isHistory(Source file) {
        return file.tree().getTypeDecls().stream()
                .flatMap(type -> type instanceof ClassTree some ? some.getImplementsClause().stream() : Stream.empty())
                .anyMatch(type -> type.toString().equals("HistorySource"));
    }

    /** The arguments of each call, in the order of the file. */
    private static List<List<? extends ExpressionTree>> calls(Source file, String method) {
        var found = new ArrayList<List<? extends ExpressionTree>>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                if (call.getMethodSelect().toString().equals(method)) {
                    found.add(call.getArguments());
                }
                return super.visitMethodInvocation(call, nothing);
            }
        }.scan(file.tree(), null);
        return found;
    }

    private static Set<String> literals(Source file) {
        var found = new TreeSet<String>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitLiteral(LiteralTree literal, Void nothing) {
                if (literal.getValue() instanceof String text) {
                    found.add(text);
                }
                return super.visitLiteral(literal, nothing);
            }
        }.scan(file.tree(), null);
        return found;
    }
}
