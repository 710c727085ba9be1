package cn.icpfiling.planted;

/** Breaks the rules on purpose. */
class PlantedManager {
    void call(OpenResource resource) {
        resource.take("x");
    }
}
