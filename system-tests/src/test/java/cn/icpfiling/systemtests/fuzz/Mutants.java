package cn.icpfiling.systemtests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Makes requests of a contract, the same ones for the same seed. An operation that staff use, or that is open to
 * strangers, only gets requests that cannot succeed: a success would change the rules or the limits of all.
 */
final class Mutants {

    private static final int TRIES = 20;

    private final Schemas schemas;
    private final List<Target> targets;
    private final Random random;

    Mutants(JsonNode contract, List<Target> targets, long seed) {
        this.schemas = new Schemas(contract);
        this.targets =
                targets.stream().filter(target -> !target.endsItsSender()).toList();
        this.random = new Random(seed);
    }

    /** Operations in turn, so that each is met as often as any other. */
    List<Mutant> made(int wanted) {
        var made = new ArrayList<Mutant>();
        for (var n = 0; made.size() < wanted && n < wanted * TRIES; n++) {
            one(targets.get(n % targets.size())).ifPresent(made::add);
        }
        return made;
    }

    private Optional<Mutant> one(Target target) {
        for (var tries = 0; tries < TRIES; tries++) {
            var mutant = target.body().isPresent() && random.nextInt(3) > 0 ? ofBody(target) : ofRequest(target);
            if (mutant.filter(made -> made.isWrong() || isHarmless(target)).isPresent()) {
                return mutant;
            }
        }
        return Optional.empty();
    }

    private static boolean isHarmless(Target target) {
        return target.method().equals("GET")
                || target.roles().contains("applicant")
                || target.roles().contains("partner");
    }

    private Optional<Mutant> ofRequest(Target target) {
        var mutators = RequestMutator.values();
        return mutators[random.nextInt(mutators.length)].made(target, random);
    }

    private Optional<Mutant> ofBody(Target target) {
        var body = target.body().orElseThrow();
        var mutators = BodyMutator.values();
        var mutator = mutators[random.nextInt(mutators.length)];
        var places = schemas.places(schemas.contract().at(target.bodyPointer().orElseThrow()), body).stream()
                .filter(mutator::fits)
                .toList();
        if (places.isEmpty()) {
            return Optional.empty();
        }
        var place = places.get(random.nextInt(places.size()));
        var isWrong = mutator.isWrong() && (!target.isMerge() || mutator.breaksTheSyntax());
        return mutator.done(body, place, random)
                .map(bytes -> Mutant.ofBody(target, bytes, mutator + " at " + place.pointer(), isWrong));
    }
}
