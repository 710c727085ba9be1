package cn.icpfiling.systemtests.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The numbers below which the contract and the tests' traffic must not fall ({@code deploy/contracts/floors.properties}).
 * Who raises a number writes the new one there.
 */
record Floors(Properties numbers) {

    static final String CONFORMANCE = "conformance.percent";

    static Floors of(Path root) throws IOException {
        var numbers = new Properties();
        try (var reader = Files.newBufferedReader(root.resolve("deploy/contracts/floors.properties"))) {
            numbers.load(reader);
        }
        return new Floors(numbers);
    }

    /** Returns a sentence for each number that is below its floor, or has none. */
    List<String> faults(Map<String, Double> now) {
        var faults = new ArrayList<String>();
        now.forEach((name, number) -> {
            var floor = numbers.getProperty(name);
            if (floor == null) {
                faults.add(name + " has no floor");
            } else if (number < Double.parseDouble(floor)) {
                faults.add("%s is %.1f and was at least %s".formatted(name, number, floor));
            }
        });
        return faults;
    }
}
