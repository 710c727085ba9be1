/**
 * Images without a container engine: what {@code deploy/images/Containerfile} says of an image is read of it and carried out by Jib, so that
 * both ways to build have one description. {@code ./icp images --jib} starts it.
 */
package cn.icpfiling.deploy.images;
