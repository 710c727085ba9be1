package cn.icpfiling.platform.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertProgramsTest {
    @TempDir
    Path machine;

    private Path unpacked;
    private AlertPrograms programs;

    @BeforeEach
    void a_machine_without_programs() throws IOException {
        unpacked = Files.createDirectories(machine.resolve("monitoring"));
        programs = new AlertPrograms(
                List.of(machine.resolve("none"), Files.createDirectories(machine.resolve("bin"))), unpacked);
    }

    @Test
    void without_either_there_is_none() throws IOException {
        Files.createDirectories(unpacked.resolve("prometheus/usr/bin/prometheus"));
        Files.writeString(machine.resolve("bin/prometheus-alertmanager"), "not a program");

        assertThat(programs.prometheus()).isEmpty();
        assertThat(programs.alertmanager()).isEmpty();
    }

    @Test
    void an_unpacked_program_is_started_in_its_own_folder() throws IOException {
        var prometheus = program("monitoring/prometheus/usr/bin/prometheus");
        program("monitoring/prometheus-alertmanager/usr/bin/prometheus-alertmanager");
        assertThat(programs.alertmanager())
                .as("whose path of templates is absolute")
                .isEmpty();
        var alertmanager = program("monitoring/prometheus-alertmanager/alertmanager");

        assertThat(programs.prometheus())
                .contains(new AlertPrograms.Program(prometheus, unpacked.resolve("prometheus")));
        assertThat(programs.alertmanager())
                .contains(new AlertPrograms.Program(alertmanager, unpacked.resolve("prometheus-alertmanager")));
    }

    @Test
    void an_installed_program_comes_first() throws IOException {
        program("monitoring/prometheus/usr/bin/prometheus");
        var installed = program("bin/prometheus");

        assertThat(programs.prometheus())
                .get()
                .extracting(AlertPrograms.Program::file)
                .isEqualTo(installed);
    }

    private Path program(String name) throws IOException {
        var file = machine.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
