"""Trains the network with which On Record reads news.

`python -m on_record_training --help` lists the commands.
"""
