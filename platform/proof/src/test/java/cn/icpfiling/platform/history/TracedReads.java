package cn.icpfiling.platform.history;

import cn.icpfiling.platform.history.ServiceSources.Call;
import cn.icpfiling.platform.history.ServiceSources.Place;
import cn.icpfiling.platform.history.ServiceSources.Source;
import cn.icpfiling.platform.history.SourceTexts.Listed;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
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
 * object no kind of key leads to is missing in the trace of a filing, which says all the same that it is complete. An act is a read
 * unless its verb is listed as one that shows nothing, and an act whose code or object the sources hide is a fault.
 */
final class TracedReads {

    /** What the audit takes as a code. */
    static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_.-]*");

    private static final Pattern PREFIX = Pattern.compile("LIKE '([A-Z_.]+)%'");

    /**
     * What the sources do not tell by themselves.
     *
     * @param asked the kinds of keys that every question may have
     * @param kinds the kind of key by the type of the object that the audit names
     * @param others why a type of object needs none
     * @param listed where an expression takes its texts from, by class and expression
     * @param steps the classes whose acts a table of the trace shows already
     */
    record Known(
            Set<String> asked,
            Map<String, String> kinds,
            Map<String, String> others,
            Map<String, Listed> listed,
            Set<String> steps) {}

    private final ServiceSources sources;
    private final SourceTexts texts;
    private final Known known;
    private final Set<String> harmless;
    private final Set<String> faults = new TreeSet<>();
    private final Set<String> met = new TreeSet<>();
    private final Set<String> verbs = new TreeSet<>();
    private final Set<String> stepping = new TreeSet<>();

    private TracedReads(ServiceSources sources, Known known, Set<String> harmless) {
        this.sources = sources;
        this.texts = new SourceTexts(sources, known.listed());
        this.known = known;
        this.harmless = harmless;
    }

    /**
     * What was found.
     *
     * @param met the types of objects of all reads
     * @param verbs of all acts
     */
    record Found(Set<String> faults, Set<String> met, Set<String> verbs) {}

    /** @param harmless the verbs of acts that show no personal data */
    static Found of(ServiceSources sources, Known known, Set<String> harmless) {
        var reads = new TracedReads(sources, known, harmless);
        reads.compare();
        return new Found(reads.faults, reads.met, reads.verbs);
    }

    private void compare() {
        var reach = reach();
        calls("Act.of").forEach(act -> judge(act, reach));
        sources.files().stream()
                .filter(TracedReads::hidesActs)
                .forEach(
                        file -> faults.add(file.name() + ": make each act by a call of Act.of, which this test reads"));
        stale(known.kinds().keySet(), met, "type of object");
        stale(known.others().keySet(), met, "type of object");
        stale(known.listed().keySet(), texts.used(), "expression");
        stale(known.steps(), stepping, "class of steps");
    }

    private void stale(Set<String> listed, Set<String> found, String what) {
        listed.stream()
                .filter(one -> !found.contains(one))
                .forEach(one -> faults.add("this test lists the " + what + " " + one + ", which no act has"));
    }

    private void judge(Call act, Reach reach) {
        var file = act.place().file().name();
        var codes = codes(act.place(), act.tree().getArguments().getFirst());
        for (var code : codes) {
            verbs.add(verb(code));
            if (reach.leavesOut(code)) {
                if (known.steps().contains(file)) {
                    stepping.add(file);
                } else {
                    faults.add(file + ": " + code + ": the HistorySource leaves the act out");
                }
            }
        }
        var reads =
                codes.stream().filter(code -> !harmless.contains(verb(code))).toList();
        if (!reads.isEmpty()) {
            for (var type : codes(act.place(), act.tree().getArguments().get(1))) {
                reads.forEach(code -> reached(file + ": " + code + " at " + type, type, reach));
            }
        }
    }

    private static String verb(String code) {
        return code.substring(code.lastIndexOf('.') + 1);
    }

    private void reached(String read, String type, Reach reach) {
        met.add(type);
        if (known.others().containsKey(type)) {
            return;
        }
        var kind = known.kinds().get(type);
        if (kind == null) {
            faults.add(read + ": say which kind of key leads to it, or that the verb shows no personal data");
        } else if (!reach.audited().contains(kind)) {
            faults.add(read + ": the audit of the HistorySource is not asked for " + kind);
        } else if (!reach.filled().contains(kind)) {
            faults.add(read + ": neither a question nor a look-up has keys of " + kind);
        }
    }

    /** The codes that the expression may have. What is no code the audit refuses. */
    private Set<String> codes(Place place, ExpressionTree expression) {
        var found = texts.of(place, expression);
        found.unknown().forEach(part -> faults.add(part + ": say where its texts stand"));
        var codes = new TreeSet<String>();
        found.texts().stream().filter(text -> CODE.matcher(text).matches()).forEach(codes::add);
        if (codes.isEmpty() && found.unknown().isEmpty()) {
            faults.add(place.file().name() + " " + expression + ": it has no code");
        }
        return codes;
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
        var place = new Place(histories.getFirst(), null);
        var filled = new LinkedHashSet<>(known.asked());
        for (var lookup : calls("HistoryLookup.of")) {
            var keys = texts(
                    lookup.place(),
                    lookup.tree().getArguments().stream().skip(2).toList());
            if (!filled.containsAll(keys)) {
                faults.add(place.file().name() + ": a look-up needs keys of " + keys
                        + " before another one has found them");
            }
            filled.addAll(texts(lookup.place(), lookup.tree().getArguments().subList(0, 1)));
        }
        var audited = new LinkedHashSet<String>();
        var leftOut = new ArrayList<String>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitNewClass(NewClassTree made, Void nothing) {
                if (made.getIdentifier().toString().equals("AuditOfSource")) {
                    if (made.getArguments().get(1).getKind() != Tree.Kind.NULL_LITERAL) {
                        leftOut.addAll(texts(place, made.getArguments().subList(1, 2)));
                    }
                    if (made.getArguments().get(2) instanceof MethodInvocationTree list) {
                        audited.addAll(texts(place, list.getArguments()));
                    }
                }
                return super.visitNewClass(made, nothing);
            }
        }.scan(place.file().tree(), null);
        return new Reach(audited, filled, String.join(" ", leftOut));
    }

    private Set<String> texts(Place place, Collection<? extends ExpressionTree> expressions) {
        var all = new LinkedHashSet<String>();
        for (var expression : expressions) {
            var found = texts.of(place, expression);
            if (!found.unknown().isEmpty()) {
                faults.add(place.file().name() + ": write " + expression + " as a constant");
            }
            all.addAll(found.texts());
        }
        return all;
    }

    /** Whether acts are made otherwise than by a call that names the class: by a constructor, a reference or a static import. */
    private static boolean hidesActs(Source file) {
        var hidden = new TreeSet<String>();
        var declaresAct = declares(file, "Act");
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitNewClass(NewClassTree made, Void nothing) {
                note(made.getIdentifier());
                return super.visitNewClass(made, nothing);
            }

            @Override
            public Void visitMemberReference(MemberReferenceTree reference, Void nothing) {
                note(reference.getQualifierExpression());
                return super.visitMemberReference(reference, nothing);
            }

            @Override
            public Void visitImport(ImportTree one, Void nothing) {
                if (one.isStatic() && one.getQualifiedIdentifier() instanceof MemberSelectTree member) {
                    note(member.getExpression());
                }
                return null;
            }

            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                if (call.getMethodSelect() instanceof MemberSelectTree member
                        && member.getExpression() instanceof MemberSelectTree) {
                    note(member.getExpression());
                }
                return super.visitMethodInvocation(call, nothing);
            }

            private void note(Tree type) {
                var written = type.toString();
                if (written.equals("Act") && !declaresAct || written.endsWith(".audit.Act")) {
                    hidden.add(written);
                }
            }
        }.scan(file.tree(), null);
        return !hidden.isEmpty();
    }

    private static boolean declares(Source file, String name) {
        var found = new TreeSet<String>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                found.add(type.getSimpleName().toString());
                return super.visitClass(type, nothing);
            }
        }.scan(file.tree(), null);
        return found.contains(name);
    }

    private static boolean isHistory(Source file) {
        return file.tree().getTypeDecls().stream()
                .flatMap(type -> type instanceof ClassTree some ? some.getImplementsClause().stream() : Stream.empty())
                .anyMatch(type -> type.toString().equals("HistorySource"));
    }

    /** The calls of a method, in the order of the files. */
    private List<Call> calls(String method) {
        return sources.calls(SourceCalls.simple(method)).stream()
                .filter(call -> call.tree().getMethodSelect().toString().equals(method))
                .toList();
    }
}
