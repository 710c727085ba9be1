package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks that each resource names its roles, its thread and its media types. A method or its class names roles of the
 * suite, or {@code @PermitAll} stands on the one open method. The rule refuses annotations that admit every signed-in
 * caller. A method that a resource inherits carries all annotations itself, because those of the resource's class do not
 * reach it.
 */
final class ResourceCondition extends ArchCondition<JavaClass> {
    private static final String ROLES_ALLOWED = RolesAllowed.class.getName();
    private static final String PERMIT_ALL = PermitAll.class.getName();
    private static final String SECURITY_OF_JAKARTA = "jakarta.annotation.security";
    private static final String SECURITY_OF_QUARKUS = "io.quarkus.security";
    /** Plays external parties, whose operations are all open. */
    private static final String SANDBOX = "cn.icpfiling.sandbox";

    private static final Set<String> ROLES = Set.of(
            Roles.APPLICANT,
            Roles.PARTNER,
            Roles.REVIEWER,
            Roles.INSPECTOR,
            Roles.SUPPORT,
            Roles.AUDITOR,
            Roles.ADMINISTRATOR,
            Roles.SERVICE);
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
        checkClassWord(resource, events);
        resource.getAllRawInterfaces().stream()
                .filter(ResourceCondition::speaksHttp)
                .forEach(type -> breach(
                        events,
                        resource,
                        resource.getFullName() + " takes operations from " + type.getName()
                                + ": who may stands where the method stands"));
        for (var method : ownAndInherited(resource)) {
            if (isOperation(method)) {
                checkMethod(resource, method, events);
            } else if (method.isAnnotatedWith(Path.class)) {
                breach(
                        events,
                        resource,
                        method.getFullName() + " hands the request on: a sub-resource has no roles of its own");
            }
        }
    }

    private static List<JavaMethod> ownAndInherited(JavaClass resource) {
        return Stream.concat(Stream.of(resource), resource.getAllRawSuperclasses().stream())
                .flatMap(type -> type.getMethods().stream())
                .toList();
    }

    static boolean isOperation(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(used -> used.getRawType().isMetaAnnotatedWith(HttpMethod.class)
                        || used.getRawType().isAnnotatedWith(HttpMethod.class));
    }

    static boolean speaksHttp(JavaClass type) {
        return type.isAnnotatedWith(Path.class) || type.getMethods().stream().anyMatch(ResourceCondition::isOperation);
    }

    static boolean isWordOnWhoMay(JavaAnnotation<?> used) {
        var from = used.getRawType().getPackageName();
        return from.equals(SECURITY_OF_JAKARTA) || from.equals(SECURITY_OF_QUARKUS);
    }

    /** An annotation of a class also applies to methods that are added later. */
    private static void checkClassWord(JavaClass resource, ConditionEvents events) {
        var sandbox = resource.getPackageName().startsWith(SANDBOX);
        resource.getAnnotations().stream()
                .filter(ResourceCondition::isWordOnWhoMay)
                .filter(used -> !used.getRawType().isEquivalentTo(RolesAllowed.class))
                .filter(used -> !sandbox || !used.getRawType().isEquivalentTo(PermitAll.class))
                .forEach(used -> breach(
                        events,
                        resource,
                        resource.getFullName() + " opens all its methods by @"
                                + used.getRawType().getSimpleName() + ": name roles, or open the one method"));
        resource.tryGetAnnotationOfType(RolesAllowed.class)
                .ifPresent(allowed -> checkRoles(resource, resource.getFullName(), allowed, events));
    }

    private static void checkRoles(JavaClass resource, String name, RolesAllowed allowed, ConditionEvents events) {
        if (allowed.value().length == 0 || !ROLES.containsAll(List.of(allowed.value()))) {
            breach(events, resource, name + " names " + List.of(allowed.value()) + ": only roles of Roles, by name");
        }
    }

    private static void checkMethodWord(JavaClass resource, JavaMethod method, ConditionEvents events) {
        var words = method.getAnnotations().stream()
                .filter(ResourceCondition::isWordOnWhoMay)
                .toList();
        words.stream()
                .filter(used -> !used.getRawType().isEquivalentTo(RolesAllowed.class)
                        && !used.getRawType().isEquivalentTo(PermitAll.class))
                .forEach(used -> breach(
                        events,
                        resource,
                        method.getFullName() + " says @" + used.getRawType().getSimpleName()
                                + ", which names no role: @RolesAllowed"));
        method.tryGetAnnotationOfType(RolesAllowed.class)
                .ifPresent(allowed -> checkRoles(resource, method.getFullName(), allowed, events));
        checkScope(resource, method, events);
        if (words.isEmpty() && !saysOneOf(resource, method, List.of(ROLES_ALLOWED, PERMIT_ALL))) {
            breach(
                    events,
                    resource,
                    method.getFullName() + " does not say who may: @RolesAllowed or, on the method, @PermitAll");
        }
    }

    /** A partner's client may do only what its scopes allow, so an operation for partners names one. */
    private static void checkScope(JavaClass resource, JavaMethod method, ConditionEvents events) {
        var partnersMay = RolesInCode.rolesOf(resource, method).contains(Roles.PARTNER);
        var scope = ScopesInCode.of(method);
        if (partnersMay && scope.isEmpty()) {
            breach(events, resource, method.getFullName() + " lets partners in without a scope: @Scope");
        }
        if (!partnersMay && !scope.isEmpty()) {
            breach(
                    events,
                    resource,
                    method.getFullName() + " asks for a scope, which binds partners, and lets none in");
        }
        if (!Scopes.ALL.containsAll(scope)) {
            breach(events, resource, method.getFullName() + " asks for " + scope + ": only scopes of Scopes");
        }
    }

    private static void checkMethod(JavaClass resource, JavaMethod method, ConditionEvents events) {
        var name = method.getFullName();
        if (!method.getModifiers().contains(JavaModifier.PUBLIC)) {
            breach(events, resource, name + " is not public: it would be dropped with a mere warning");
        }
        checkMethodWord(resource, method, events);
        if (!saysOneOf(resource, method, THREADS)) {
            breach(events, resource, name + " does not say on which thread: @RunOnVirtualThread");
        }
        var takesBody = WITH_BODY.stream().anyMatch(method::isAnnotatedWith);
        if (takesBody && !saysOneOf(resource, method, List.of(Consumes.class.getName()))) {
            breach(
                    events,
                    resource,
                    name + " does not say what it takes: @Consumes, or a wrong media type answers 500");
        }
    }

    private static boolean saysOneOf(JavaClass resource, JavaMethod method, List<String> annotations) {
        var inherited = !method.getOwner().equals(resource);
        return annotations.stream()
                .anyMatch(name -> method.isAnnotatedWith(name) || !inherited && resource.isAnnotatedWith(name));
    }

    private static void breach(ConditionEvents events, JavaClass resource, String message) {
        events.add(SimpleConditionEvent.violated(resource, message));
    }
}
