package cn.icpfiling.platform.history;

import cn.icpfiling.platform.history.ServiceSources.Call;
import cn.icpfiling.platform.history.ServiceSources.Component;
import cn.icpfiling.platform.history.ServiceSources.Place;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.Collections;
import javax.lang.model.element.Modifier;

/** Which calls of a module may be calls of a method, by names and declared types. In doubt a call is one. */
final class SourceCalls {
    private final ServiceSources sources;

    SourceCalls(ServiceSources sources) {
        this.sources = sources;
    }

    /** Whether the call may be one of the method. */
    boolean isCallOf(Place method, Call call) {
        return name(call.tree()).equals(method.method().getName().toString())
                && call.tree().getArguments().size()
                        == method.method().getParameters().size()
                && isReceiver(method, call.place(), receiver(call.tree()));
    }

    /** Takes a call for one of the method if the names allow it; a call that names another class is none. */
    boolean isReceiver(Place method, Place caller, String receiver) {
        var isHere = method.file() == caller.file();
        var modifiers = method.method().getModifiers().getFlags();
        if (isHere || modifiers.contains(Modifier.PRIVATE)) {
            return isHere;
        }
        if (modifiers.contains(Modifier.STATIC)) {
            return receiver.isEmpty()
                    ? isImported(method, caller)
                    : sources.namesOf(method.file().name()).contains(simple(receiver));
        }
        if (receiver.isEmpty()) {
            return sources.methods(method.method().getName().toString()).stream()
                    .noneMatch(own -> own.file() == caller.file());
        }
        var types = sources.typesOf(caller.file(), receiver);
        var own = sources.namesOf(method.file().name());
        return types.isEmpty()
                || types.contains("var")
                || types.stream()
                        .map(SourceCalls::simple)
                        .anyMatch(type -> own.contains(type) || !Collections.disjoint(own, sources.namesOf(type)));
    }

    /** A type without what stands around it and without its own types. */
    static String simple(String type) {
        return type.replaceAll("<.*|.*\\.", "");
    }

    private static boolean isImported(Place method, Place caller) {
        return caller.file().tree().getImports().stream()
                .anyMatch(one -> one.isStatic()
                        && one.getQualifiedIdentifier()
                                .toString()
                                .endsWith(method.file().name() + "."
                                        + method.method().getName()));
    }

    static String name(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree member
                ? member.getIdentifier().toString()
                : call.getMethodSelect().toString();
    }

    static String receiver(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree member
                ? member.getExpression().toString()
                : "";
    }

    /** Whether the call may read the component of a record. */
    boolean isAccessor(Component component, Place place, MethodInvocationTree call) {
        var types = sources.typesOf(place.file(), receiver(call));
        return call.getArguments().isEmpty()
                && component.name().equals(name(call))
                && (types.isEmpty()
                        || types.contains("var")
                        || types.stream().anyMatch(type -> simple(type).equals(component.owner())));
    }
}
