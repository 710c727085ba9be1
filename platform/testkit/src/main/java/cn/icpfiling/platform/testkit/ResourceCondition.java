package cn.icpfiling.platform.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.annotation.Annotation;
import java.util.List;

/** What every resource says about itself: who may, on which thread, what it takes. */
final class ResourceCondition extends ArchCondition<JavaClass> {
    private static final List<String> WHO_MAY = List.of(
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.DenyAll",
            "io.quarkus.security.Authenticated");
    private static final List<String> THREADS = List.of(
            "io.smallrye.common.annotation.RunOnVirtualThread",
            "io.smallrye.common.annotation.Blocking",
            "io.smallrye.common.annotation.NonBlocking");
    private static final List<Class<? extends Annotation>> WITH_BODY = List.of(POST.class, PUT.class, PATCH.class);

    ResourceCondition() {
        super("say who may, on which thread, and what they take");
    }

    @Override
    public void check(JavaClass resource, ConditionEvents events) {
        if (!resource.getModifiers().contains(JavaModifier.FINAL)) {
            breach(events, resource, resource.getFullName() + " is not final: nothing extends a resource");
        }
        for (JavaMethod method : resource.getMethods()) {
            if (method.getAnnotations().stream()
                    .anyMatch(used -> used.getRawType().isMetaAnnotatedWith(HttpMethod.class)
                            || used.getRawType().isAnnotatedWith(HttpMethod.class))) {
                checkMethod(resource, method, events);
            }
        }
    }

    private static void checkMethod(JavaClass resource, JavaMethod method, ConditionEvents events) {
        String name = method.getFullName();
        if (!method.getModifiers().contains(JavaModifier.PUBLIC)) {
            breach(events, resource, name + " is not public: it would be dropped with a mere warning");
        }
        if (!saysOneOf(resource, method, WHO_MAY)) {
            breach(events, resource, name + " does not say who may: @RolesAllowed or @PermitAll");
        }
        if (!saysOneOf(resource, method, THREADS)) {
            breach(events, resource, name + " does not say on which thread: @RunOnVirtualThread");
        }
        boolean takesBody = WITH_BODY.stream().anyMatch(method::isAnnotatedWith);
        if (takesBody && !saysOneOf(resource, method, List.of(Consumes.class.getName()))) {
            breach(
                    events,
                    resource,
                    name + " does not say what it takes: @Consumes, or a wrong media type answers 500");
        }
    }

    private static boolean saysOneOf(JavaClass resource, JavaMethod method, List<String> annotations) {
        return annotations.stream().anyMatch(name -> method.isAnnotatedWith(name) || resource.isAnnotatedWith(name));
    }

    private static void breach(ConditionEvents events, JavaClass resource, String message) {
        events.add(SimpleConditionEvent.violated(resource, message));
    }
}
