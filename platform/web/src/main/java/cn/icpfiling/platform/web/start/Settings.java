package cn.icpfiling.platform.web.start;

import java.util.Optional;
import java.util.stream.Stream;

/** The settings of a process. */
interface Settings {

    Stream<String> names();

    Optional<String> value(String name);
}
