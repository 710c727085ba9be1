package cn.icpfiling.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The canary of the states: a contract that names them as the table does is let through, and each difference is found. */
class ContractStatesTest {

    private static final String SOUND = """
            openapi: 3.1.0
            paths:
              /api/v1/things/{id}:
                get: { operationId: showThing }
              /api/v1/things/{id}/opening:
                post: { operationId: openThing, x-icp-states: [SHUT] }
              /api/v1/things/{id}/reading:
                post: { operationId: readThing }
            """;

    private enum State {
        SHUT,
        OPEN
    }

    private enum Act {
        OPEN,
        BREAK
    }

    private enum Role {
        OWNER,
        THIEF
    }

    private static final Lifecycle<State, Act, Role> TABLE = new Lifecycle<>(
            State.class,
            List.of(
                    new Step<>(State.SHUT, Act.OPEN, Set.of(Role.OWNER), State.OPEN, "thing.opened"),
                    new Step<>(State.SHUT, Act.BREAK, Set.of(Role.THIEF), State.OPEN, "thing.broken"),
                    new Step<>(State.OPEN, Act.BREAK, Set.of(Role.THIEF), State.OPEN, "thing.broken")));

    @TempDir
    Path folder;

    private ContractStates states(String contract) throws IOException {
        return ContractStates.of(Files.writeString(folder.resolve("openapi.yaml"), contract), "/api/v1/things/{id}")
                .acts("openThing", TABLE, Role.OWNER, Act.OPEN);
    }

    @Test
    void a_contract_that_names_the_states_of_the_table_is_sound() throws IOException {
        assertThat(states(SOUND).independent("readThing").differences()).isEmpty();
    }

    @Test
    void other_states_than_those_of_the_callers_acts_are_found() throws IOException {
        assertThat(states(SOUND.replace("[SHUT]", "[SHUT, OPEN]"))
                        .independent("readThing")
                        .differences())
                .containsExactly("openThing: states [SHUT] in the code, [OPEN, SHUT] in the contract");
        assertThat(states(SOUND)
                        .acts("openThing", TABLE, Role.THIEF, Act.BREAK)
                        .independent("readThing")
                        .differences())
                .containsExactly("openThing: states [OPEN, SHUT] in the code, [SHUT] in the contract");
    }

    @Test
    void a_writing_operation_about_which_nothing_is_said_is_found() throws IOException {
        assertThat(states(SOUND).differences())
                .containsExactly("readThing: the test names no states of it, the contract []");
    }

    @Test
    void an_operation_that_the_test_names_and_the_contract_lacks_is_found() throws IOException {
        assertThat(states(SOUND.replace("openThing", "opensThing"))
                        .independent("readThing", "opensThing")
                        .differences())
                .containsExactly(
                        "openThing: not in the contract",
                        "opensThing: the test names no states of it, the contract [SHUT]");
        assertThat(states(SOUND).independent("readThing", "burnThing").differences())
                .containsExactly("burnThing: not in the contract");
    }
}
