package io.portcullis.bootstrap.culprits;

import io.portcullis.testkit.fake.World;

/** Would serve people from a fake. */
public record SeesTheTestkit(World world) {}
