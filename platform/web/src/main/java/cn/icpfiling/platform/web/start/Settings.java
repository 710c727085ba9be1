package cn.icpfiling.platform.web.start;

import java.util.Optional;
import java.util.stream.Stream;

/** What a process was told. */
interface Settings {

    Stream<String> names();

    Optional<String> value(String name);
}
