# The command `on-record` and nothing else: an image without a system, which reads and writes in the folder that is given.
#
#   docker build -t on-record .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/here" on-record build articles/ -o site/
#
# The command is linked statically (musl), so the image needs nothing else. Who has it from a release
# (on-record-x86_64-unknown-linux-musl.tar.gz) builds with the last stage alone and `COPY on-record /on-record` in it.

FROM node:22-bookworm-slim AS node

FROM rust:1-bookworm AS build
COPY --from=node /usr/local/ /usr/local/
RUN apt-get update && apt-get install --yes --no-install-recommends musl-tools
WORKDIR /source
COPY . .
# The page first, which the command carries; the task installs what it needs for that.
RUN cargo xtask build
RUN target="$(uname -m)-unknown-linux-musl" \
    && rustup target add "$target" \
    && ON_RECORD_PAGE="$PWD/dist" cargo build --locked --profile native --package on-record-cli --target "$target" \
    && cp "target/$target/native/on-record" /on-record

FROM scratch
COPY --from=build /on-record /on-record
WORKDIR /here
ENTRYPOINT ["/on-record"]
